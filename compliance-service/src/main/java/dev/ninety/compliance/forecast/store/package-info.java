/** Functions of time and single entries, read out of the copied ledgers. */
@NullMarked
package dev.ninety.compliance.forecast.store;

import org.jspecify.annotations.NullMarked;
