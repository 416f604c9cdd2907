/** What the names that people and the vendor use stand for: a licence's tag, a Virtual Account's id. */
@NullMarked
package dev.ninety.entitlement.naming;

import org.jspecify.annotations.NullMarked;
