/** Refusals that name the field, as RFC 9457 problem details. */
@NullMarked
package dev.ninety.kit.problem;

import org.jspecify.annotations.NullMarked;
