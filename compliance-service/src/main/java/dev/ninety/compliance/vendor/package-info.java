/** What the vendor counts as in use, and what of it this record does not see. */
@NullMarked
package dev.ninety.compliance.vendor;

import org.jspecify.annotations.NullMarked;
