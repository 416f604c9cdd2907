/** Evaluating pools that are due, and working on cases. */
@NullMarked
package dev.ninety.compliance.shortage.app;

import org.jspecify.annotations.NullMarked;
