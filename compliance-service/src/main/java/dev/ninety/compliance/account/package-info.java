/** What an account says of itself: where its record begins, its Virtual Accounts, and the names of its licences. */
@NullMarked
package dev.ninety.compliance.account;

import org.jspecify.annotations.NullMarked;
