/** The copies of both ledgers, how far they reach, and what is known of the accounts. */
@NullMarked
package dev.ninety.compliance.intake.store;

import org.jspecify.annotations.NullMarked;
