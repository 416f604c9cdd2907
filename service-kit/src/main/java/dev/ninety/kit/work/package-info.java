/** Work that goes on beside requests. */
@NullMarked
package dev.ninety.kit.work;

import org.jspecify.annotations.NullMarked;
