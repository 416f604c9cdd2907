package dev.ninety.compliance.renewal;

import java.time.Instant;
import java.util.List;

/**
 * Units that end, and how that lies to the date of the review.
 *
 * @param units held just before the end
 * @param against whether they end together with the review's date
 * @param alignment what it costs to prolong them to that date, where they end before it
 * @param entitlements that grant them, ascending
 */
public record TermEnd(
        Instant endsAt,
        String virtualAccount,
        String entitlementTag,
        String name,
        long units,
        Against against,
        Gap alignment,
        List<String> entitlements) {

    /** How an end lies to the date of a review. */
    public enum Against {
        /** On an earlier day. */
        BEFORE,
        /** On the same day, in UTC. */
        WITH,
        /** On a later day. */
        AFTER
    }

    public TermEnd {
        entitlements = List.copyOf(entitlements);
    }
}
