/** What the numbers of an answer were read from. */
@NullMarked
package dev.ninety.compliance.evidence;

import org.jspecify.annotations.NullMarked;
