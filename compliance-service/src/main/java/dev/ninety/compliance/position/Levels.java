package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.Pair;

/**
 * What is owned and consumed of one licence in one Virtual Account at a moment, in units.
 *
 * @param owned by the entitlement ledger
 * @param consumed by the usage ledger
 */
public record Levels(Pair pair, long owned, long consumed) {

    /** The same, with so many more units owned and consumed. */
    public Levels plus(long moreOwned, long moreConsumed) {
        return moreOwned == 0 && moreConsumed == 0
                ? this
                : new Levels(pair, Math.addExact(owned, moreOwned), Math.addExact(consumed, moreConsumed));
    }

    public long balance() {
        return Math.subtractExact(owned, consumed);
    }
}
