/** Comparing this record with its sources and with others' records. */
@NullMarked
package dev.ninety.compliance.reconciliation;

import org.jspecify.annotations.NullMarked;
