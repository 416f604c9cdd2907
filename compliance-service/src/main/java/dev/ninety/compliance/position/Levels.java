package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.Pair;

/**
 * What is owned and consumed of one licence in one Virtual Account at a moment, in units.
 *
 * @param owned by the entitlement ledger
 * @param consumed by the usage ledger
 */
public record Levels(Pair pair, long owned, long consumed) {

    /** The same, with so many more units consumed. */
    public Levels withConsumed(long more) {
        return more == 0 ? this : new Levels(pair, owned, Math.addExact(consumed, more));
    }

    public long balance() {
        return Math.subtractExact(owned, consumed);
    }
}
