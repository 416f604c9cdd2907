/** Polling, pulling and keeping what was pulled. */
@NullMarked
package dev.ninety.compliance.intake.app;

import org.jspecify.annotations.NullMarked;
