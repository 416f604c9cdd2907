package dev.ninety.kit.ledger;

import java.time.Instant;

/**
 * A dated change that is to be entered into a ledger.
 *
 * @param effectiveAt from when the change holds, in microseconds precision
 * @param delta units added, or taken where negative; never 0
 * @param reason a stable code for why
 * @param sourceType the kind of thing that the change comes from
 * @param sourceId which one of that kind
 */
public record Posting(
        String virtualAccount,
        String entitlementTag,
        View view,
        Instant effectiveAt,
        long delta,
        String reason,
        String sourceType,
        String sourceId) {

    public Posting {
        if (delta == 0) {
            throw new IllegalArgumentException("an entry changes something");
        }
    }
}
