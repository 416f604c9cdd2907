/** Who is to care for a case, by Virtual Account and licence family. */
@NullMarked
package dev.ninety.compliance.owner;

import org.jspecify.annotations.NullMarked;
