/** The only source of the present moment. */
@NullMarked
package dev.ninety.kit.clock;

import org.jspecify.annotations.NullMarked;
