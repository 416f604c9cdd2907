@NullMarked
package dev.ninety.compliance.calendar.store;

import org.jspecify.annotations.NullMarked;
