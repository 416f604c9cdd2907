/** Shortage cases: what opens, moves, resolves and voids them, and what their clocks say. */
@NullMarked
package dev.ninety.compliance.shortage;

import org.jspecify.annotations.NullMarked;
