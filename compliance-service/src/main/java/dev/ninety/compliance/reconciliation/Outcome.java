package dev.ninety.compliance.reconciliation;

/** How a run ended. */
public enum Outcome {
    /** Everything that was compared agrees. */
    AGREED,
    /** Something differs, or a copy is in doubt. */
    DIFFERENT,
    /** It could not be carried out; nothing was compared. */
    FAILED
}
