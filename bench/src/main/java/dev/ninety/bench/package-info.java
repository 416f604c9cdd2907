/** Measurements, each a ratio against a limit measured in the same run. */
@NullMarked
package dev.ninety.bench;

import org.jspecify.annotations.NullMarked;
