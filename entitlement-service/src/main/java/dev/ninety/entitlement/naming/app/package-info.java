/** Binds names and tells what they stand for. */
@NullMarked
package dev.ninety.entitlement.naming.app;

import org.jspecify.annotations.NullMarked;
