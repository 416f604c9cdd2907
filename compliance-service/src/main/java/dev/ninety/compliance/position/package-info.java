/** Owned, consumed, lent, borrowed: the balance of each licence in each Virtual Account. */
@NullMarked
package dev.ninety.compliance.position;

import org.jspecify.annotations.NullMarked;
