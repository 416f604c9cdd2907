/** What devices print of themselves. */
@NullMarked
package dev.ninety.compliance.device;

import org.jspecify.annotations.NullMarked;
