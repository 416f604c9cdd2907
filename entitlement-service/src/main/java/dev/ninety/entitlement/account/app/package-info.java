/** Writes and reads accounts; every write of an account begins here, under its ledger's lock. */
@NullMarked
package dev.ninety.entitlement.account.app;

import org.jspecify.annotations.NullMarked;
