/** Tells who is acting. */
@NullMarked
package dev.ninety.entitlement.event.app;

import org.jspecify.annotations.NullMarked;
