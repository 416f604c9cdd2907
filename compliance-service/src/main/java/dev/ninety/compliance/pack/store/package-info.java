/** The rows of packs, and what goes into them. */
@NullMarked
package dev.ninety.compliance.pack.store;

import org.jspecify.annotations.NullMarked;
