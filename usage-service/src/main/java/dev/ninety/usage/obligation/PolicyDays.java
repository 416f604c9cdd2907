package dev.ninety.usage.obligation;

import dev.ninety.usage.directory.ReportingClass;
import org.jspecify.annotations.Nullable;

/**
 * What a reporting policy asks for, in days of 24 hours; 0 asks for nothing, null says nothing of it.
 *
 * @param firstReport within how long after first use a licence is reported
 * @param frequency how often it is reported from then on
 * @param onChange within how long a change of its use is reported
 */
public record PolicyDays(
        @Nullable Integer firstReport,
        @Nullable Integer frequency,
        @Nullable Integer onChange) {

    /** Longer than any policy; keeps every due date within the years that this record accepts. */
    public static final int MOST = 36_500;

    public static final PolicyDays SILENT = new PolicyDays(null, null, null);

    /** What the vendor's devices go by where nobody gave them another policy. */
    public static PolicyDays shipped(ReportingClass reportingClass) {
        return switch (reportingClass) {
            case PERPETUAL -> new PolicyDays(365, 0, 90);
            case SUBSCRIPTION -> new PolicyDays(90, 90, 90);
            case ENFORCED, EXPORT -> new PolicyDays(0, 0, 0);
        };
    }
}
