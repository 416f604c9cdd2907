/** The rows of transfers and of the lots that they took. */
@NullMarked
package dev.ninety.entitlement.transfer.store;

import org.jspecify.annotations.NullMarked;
