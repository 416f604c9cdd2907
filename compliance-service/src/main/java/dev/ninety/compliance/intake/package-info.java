/** The ledgers of the other services, taken over entry by entry and checked link by link. */
@NullMarked
package dev.ninety.compliance.intake;

import org.jspecify.annotations.NullMarked;
