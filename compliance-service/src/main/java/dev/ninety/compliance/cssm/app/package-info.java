/** Connections to the vendor, and what is pulled over them. */
@NullMarked
package dev.ninety.compliance.cssm.app;

import org.jspecify.annotations.NullMarked;
