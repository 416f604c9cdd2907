/** The doors to accounts and Virtual Accounts. */
@NullMarked
package dev.ninety.entitlement.account.web;

import org.jspecify.annotations.NullMarked;
