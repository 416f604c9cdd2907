/** The rows of names. */
@NullMarked
package dev.ninety.entitlement.naming.store;

import org.jspecify.annotations.NullMarked;
