package dev.ninety.compliance.dispute;

/** How a dispute stands. */
public enum DisputeState {
    /** The figures differ, and nobody has said what is to come of it. */
    OPEN,
    /** Somebody accepts the other side's figure. */
    ACCEPTED,
    /** Somebody contests the other side's figure. */
    CONTESTED,
    /** The figures agree. Only a run says so. */
    RESOLVED
}
