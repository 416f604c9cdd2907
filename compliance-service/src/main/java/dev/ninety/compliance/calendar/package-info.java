/** Clocks as a calendar that other programs subscribe to. */
@NullMarked
package dev.ninety.compliance.calendar;

import org.jspecify.annotations.NullMarked;
