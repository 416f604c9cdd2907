/** Runs, and what is compared in them. */
@NullMarked
package dev.ninety.compliance.reconciliation.store;

import org.jspecify.annotations.NullMarked;
