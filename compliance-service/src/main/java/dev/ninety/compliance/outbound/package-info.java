/** Speaking to addresses that people name: to whom, and to whom never. */
@NullMarked
package dev.ninety.compliance.outbound;

import org.jspecify.annotations.NullMarked;
