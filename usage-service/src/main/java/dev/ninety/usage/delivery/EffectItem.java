package dev.ninety.usage.delivery;

import java.time.Instant;

/**
 * One change of what the vendor sees.
 *
 * @param effectiveAt from when it holds
 * @param delta units more, or fewer where negative; never 0
 */
public record EffectItem(String virtualAccount, String entitlementTag, Instant effectiveAt, long delta) {

    /** Where an item stands in a list of them: by licence, Virtual Account and moment. */
    public record Place(String entitlementTag, String virtualAccount, Instant effectiveAt)
            implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byTag = entitlementTag.compareTo(other.entitlementTag);
            int byAccount = byTag != 0 ? byTag : virtualAccount.compareTo(other.virtualAccount);
            return byAccount != 0 ? byAccount : effectiveAt.compareTo(other.effectiveAt);
        }
    }

    public Place place() {
        return new Place(entitlementTag, virtualAccount, effectiveAt);
    }
}
