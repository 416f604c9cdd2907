/** Disputes, as people see and handle them. */
@NullMarked
package dev.ninety.compliance.dispute.app;

import org.jspecify.annotations.NullMarked;
