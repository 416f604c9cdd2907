/** What the other services need to know of an account, in one answer. */
@NullMarked
package dev.ninety.entitlement.directory;

import org.jspecify.annotations.NullMarked;
