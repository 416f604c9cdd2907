/** What causes are read from, out of the copied ledgers. */
@NullMarked
package dev.ninety.compliance.cause.store;

import org.jspecify.annotations.NullMarked;
