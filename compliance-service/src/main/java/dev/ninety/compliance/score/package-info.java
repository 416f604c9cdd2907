/** How well an account stands, in points from 0 to 100, each of them explained. */
@NullMarked
package dev.ninety.compliance.score;

import org.jspecify.annotations.NullMarked;
