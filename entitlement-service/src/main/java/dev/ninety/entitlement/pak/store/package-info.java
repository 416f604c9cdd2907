/** The rows of keys. */
@NullMarked
package dev.ninety.entitlement.pak.store;

import org.jspecify.annotations.NullMarked;
