/** Files that people bring: read within limits, recognised by their content, every line's fate on record. */
@NullMarked
package dev.ninety.kit.importing;

import org.jspecify.annotations.NullMarked;
