package dev.ninety.usage.obligation;

import java.time.Instant;

/**
 * A report that is owed has become due soon, or overdue.
 *
 * @param at when that was, whenever it became known
 * @param virtualAccount where the product instance belonged then, as was known then
 */
public record Announcement(Kind kind, Instant at, Rule rule, Instant due, String virtualAccount) {

    /** What has become true. */
    public enum Kind {
        REPORT_DUE_SOON,
        REPORT_OVERDUE
    }
}
