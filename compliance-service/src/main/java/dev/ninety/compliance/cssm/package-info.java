/** Asking the vendor for its counts over its own interface. */
@NullMarked
package dev.ninety.compliance.cssm;

import org.jspecify.annotations.NullMarked;
