/** Putting packs together. */
@NullMarked
package dev.ninety.compliance.pack.app;

import org.jspecify.annotations.NullMarked;
