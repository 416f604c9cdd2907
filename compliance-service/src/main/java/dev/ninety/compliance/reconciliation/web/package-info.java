/** The doors to reconciliations. */
@NullMarked
package dev.ninety.compliance.reconciliation.web;

import org.jspecify.annotations.NullMarked;
