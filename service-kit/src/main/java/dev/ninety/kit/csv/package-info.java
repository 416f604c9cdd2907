/** Tables as people export them: any separator, any titles, any of the usual encodings. */
@NullMarked
package dev.ninety.kit.csv;

import org.jspecify.annotations.NullMarked;
