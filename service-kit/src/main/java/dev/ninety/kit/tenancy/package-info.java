/** What a Smart Account may be called, and the rule that a path's account must exist. */
@NullMarked
package dev.ninety.kit.tenancy;

import org.jspecify.annotations.NullMarked;
