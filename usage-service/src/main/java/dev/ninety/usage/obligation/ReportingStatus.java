package dev.ninety.usage.obligation;

/** How an obligation to report stands at a moment. */
public enum ReportingStatus {
    CURRENT,
    DUE_SOON,
    OVERDUE,
    /** Nothing is owed that has a date. */
    NOT_REQUIRED
}
