/** What is owned: accounts, the licence catalogue, entitlements, transfers, and the ledger that publishes ownership. */
@NullMarked
package dev.ninety.entitlement;

import org.jspecify.annotations.NullMarked;
