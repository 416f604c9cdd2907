/** The rows of accounts. */
@NullMarked
package dev.ninety.entitlement.account.store;

import org.jspecify.annotations.NullMarked;
