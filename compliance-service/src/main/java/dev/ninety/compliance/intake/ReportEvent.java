package dev.ninety.compliance.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report that became due soon or overdue, as usage-service told it.
 *
 * @param sequence usage-service's own, without gaps
 * @param at when it became true
 * @param rule which obligation it is by
 */
public record ReportEvent(
        long sequence,
        Type type,
        Instant at,
        String productInstance,
        String entitlementTag,
        @Nullable String virtualAccount,
        String rule,
        Instant due) {

    /** What became of the report. */
    public enum Type {
        REPORT_DUE_SOON,
        REPORT_OVERDUE
    }
}
