/** The pieces of stored files. */
@NullMarked
package dev.ninety.compliance.file.store;

import org.jspecify.annotations.NullMarked;
