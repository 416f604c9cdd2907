/** Smart Accounts and their Virtual Accounts. */
@NullMarked
package dev.ninety.entitlement.account;

import org.jspecify.annotations.NullMarked;
