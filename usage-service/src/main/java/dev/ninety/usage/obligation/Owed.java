package dev.ninety.usage.obligation;

import java.time.Instant;

/**
 * A report that is owed.
 *
 * @param due from when on it is overdue
 * @param soonFrom from when on it is due soon
 */
public record Owed(Rule rule, Instant due, Instant soonFrom) {

    public ReportingStatus status(Instant at) {
        if (!at.isBefore(due)) {
            return ReportingStatus.OVERDUE;
        }
        return at.isBefore(soonFrom) ? ReportingStatus.CURRENT : ReportingStatus.DUE_SOON;
    }
}
