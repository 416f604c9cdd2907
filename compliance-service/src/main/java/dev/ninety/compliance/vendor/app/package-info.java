/** Taking over the vendor's counts. */
@NullMarked
package dev.ninety.compliance.vendor.app;

import org.jspecify.annotations.NullMarked;
