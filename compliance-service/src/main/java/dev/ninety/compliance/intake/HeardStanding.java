package dev.ninety.compliance.intake;

/**
 * How the records of one Virtual Account stand, as usage-service counts them.
 *
 * @param active product instances in service
 * @param required obligations to report
 * @param overdue those of them that are overdue
 * @param affected active instances that are stale, counted twice or unassigned
 * @param withoutEvidence active instances between whose reports time is missing, or whose acknowledgement is missed
 */
public record HeardStanding(
        String virtualAccount, long active, long required, long overdue, long affected, long withoutEvidence) {}
