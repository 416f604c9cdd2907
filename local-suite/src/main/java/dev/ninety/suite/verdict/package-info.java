/** The compliance verdict of a Smart Account as text. */
@NullMarked
package dev.ninety.suite.verdict;

import org.jspecify.annotations.NullMarked;
