/** The vendor's counts, each with the file that brought it. */
@NullMarked
package dev.ninety.compliance.vendor.store;

import org.jspecify.annotations.NullMarked;
