/** What is looked at alike wherever an address that somebody names is spoken to. */
@NullMarked
package dev.ninety.kit.outbound;

import org.jspecify.annotations.NullMarked;
