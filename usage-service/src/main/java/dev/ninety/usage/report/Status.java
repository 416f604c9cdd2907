package dev.ninety.usage.report;

/** What became of a report that was sent. */
public enum Status {
    /** New, and counted. */
    ACCEPTED,
    /** An open report sent again, longer; the longer one counts. */
    EXTENDED,
    /** Says nothing that is not known. */
    DUPLICATE,
    /** Contradicts the report of the same id that was received first; kept, not counted. */
    CONFLICT,
    /** Telemetry; kept, not counted. */
    SET_ASIDE,
    /** Unreadable or invalid; kept whole, and can be replayed. */
    QUARANTINED
}
