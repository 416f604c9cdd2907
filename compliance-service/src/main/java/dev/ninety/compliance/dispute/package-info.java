/** Where this record and another one differ, and why that may be. */
@NullMarked
package dev.ninety.compliance.dispute;

import org.jspecify.annotations.NullMarked;
