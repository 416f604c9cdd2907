/** Files that are made here and kept for a while. */
@NullMarked
package dev.ninety.compliance.file;

import org.jspecify.annotations.NullMarked;
