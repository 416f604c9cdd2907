/** Step functions of time: the shape of everything that is owned, consumed or short. */
@NullMarked
package dev.ninety.kit.timeline;

import org.jspecify.annotations.NullMarked;
