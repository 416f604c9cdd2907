/** The door to the vendor's counts. */
@NullMarked
package dev.ninety.compliance.vendor.web;

import org.jspecify.annotations.NullMarked;
