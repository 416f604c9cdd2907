@NullMarked
package dev.ninety.compliance.calendar.web;

import org.jspecify.annotations.NullMarked;
