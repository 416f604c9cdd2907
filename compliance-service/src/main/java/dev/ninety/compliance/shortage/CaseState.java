package dev.ninety.compliance.shortage;

/** Where a case stands. Always read off its dates and the present moment, never stored. */
public enum CaseState {
    /** Short, and its days are running. */
    GRACE,
    /** Short, and its days have run out. */
    ENFORCEMENT,
    /** The shortage has ended. */
    RESOLVED,
    /** There never was such a shortage, as later facts show. Final. */
    VOIDED
}
