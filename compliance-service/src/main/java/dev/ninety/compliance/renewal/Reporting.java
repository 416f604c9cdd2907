package dev.ninety.compliance.renewal;

import org.jspecify.annotations.Nullable;

/**
 * How current the reports of one Virtual Account are.
 *
 * @param active product instances in service
 * @param required obligations to report
 * @param overdue those of them that are overdue
 * @param withoutEvidence active instances between whose reports time is missing, or whose acknowledgement is missed
 * @param neverReported known instances that never reported; null where that is not known
 */
public record Reporting(
        String virtualAccount,
        long active,
        long required,
        long overdue,
        long withoutEvidence,
        @Nullable Long neverReported) {}
