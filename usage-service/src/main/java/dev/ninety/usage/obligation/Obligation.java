package dev.ninety.usage.obligation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one product instance owes for one licence at a moment.
 *
 * @param virtualAccount where the instance belongs then
 * @param owed the report that is due first; null where none is
 * @param metBy the report that the vendor has seen and that reaches furthest; null where it has seen none
 * @param policy that applies
 * @param validUntil the next moment at which this may become otherwise without anything being recorded; null where
 *     there is none
 */
public record Obligation(
        String virtualAccount,
        @Nullable Owed owed,
        @Nullable SeenReport metBy,
        AppliedPolicy policy,
        @Nullable Instant validUntil) {

    /** Until when the vendor knows of the use; null where it knows of none. */
    public @Nullable Instant reportedThrough() {
        return metBy == null ? null : metBy.end();
    }

    /** @param at a moment from the one that this was worked out for until before {@code validUntil} */
    public ReportingStatus status(Instant at) {
        return owed == null ? ReportingStatus.NOT_REQUIRED : owed.status(at);
    }
}
