/** The append-only, hash-chained ledger of one Smart Account, and the feed that publishes it. */
@NullMarked
package dev.ninety.kit.ledger;

import org.jspecify.annotations.NullMarked;
