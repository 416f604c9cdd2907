package dev.ninety.usage.obligation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a product instance owes for a licence, with names.
 *
 * @param metBy the report that the vendor has seen and that reaches furthest; null where it has seen none
 * @param isConfirmed whether the vendor is known to have seen that report
 */
public record ObligationItem(
        long seriesId,
        String productInstance,
        String entitlementTag,
        String virtualAccount,
        @Nullable Owed owed,
        @Nullable Instant reportedThrough,
        @Nullable MetBy metBy,
        boolean isConfirmed,
        AppliedPolicy policy) {

    /** A report that the vendor has seen. */
    public record MetBy(long id, long reportId, Instant disclosedAt) {}

    public ReportingStatus status(Instant at) {
        return owed == null ? ReportingStatus.NOT_REQUIRED : owed.status(at);
    }
}
