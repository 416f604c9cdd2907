/** The rows of disputes. */
@NullMarked
package dev.ninety.compliance.dispute.store;

import org.jspecify.annotations.NullMarked;
