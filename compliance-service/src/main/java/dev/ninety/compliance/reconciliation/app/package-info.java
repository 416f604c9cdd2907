/** Runs, on a cadence and on demand. */
@NullMarked
package dev.ninety.compliance.reconciliation.app;

import org.jspecify.annotations.NullMarked;
