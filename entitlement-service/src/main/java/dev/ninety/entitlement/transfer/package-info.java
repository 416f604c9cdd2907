/** Transfers of units between Virtual Accounts, and the lots that they take. */
@NullMarked
package dev.ninety.entitlement.transfer;

import org.jspecify.annotations.NullMarked;
