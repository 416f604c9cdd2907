/** The rows of the event log. */
@NullMarked
package dev.ninety.entitlement.event.store;

import org.jspecify.annotations.NullMarked;
