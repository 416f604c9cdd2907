/** The door to the event log. */
@NullMarked
package dev.ninety.entitlement.event.web;

import org.jspecify.annotations.NullMarked;
