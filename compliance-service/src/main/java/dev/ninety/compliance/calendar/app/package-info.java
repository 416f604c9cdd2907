@NullMarked
package dev.ninety.compliance.calendar.app;

import org.jspecify.annotations.NullMarked;
