/** Balances and timelines out of the copied ledgers. */
@NullMarked
package dev.ninety.compliance.position.store;

import org.jspecify.annotations.NullMarked;
