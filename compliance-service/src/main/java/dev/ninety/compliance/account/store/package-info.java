/** The cached rows of what accounts say of themselves. */
@NullMarked
package dev.ninety.compliance.account.store;

import org.jspecify.annotations.NullMarked;
