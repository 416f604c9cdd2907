package dev.ninety.entitlement.importing;

/** What became of a line. */
public enum Status {
    /** It made something new. */
    CREATED,
    /** It changed something that stood otherwise. */
    CHANGED,
    /** What it says stands already. */
    UNCHANGED,
    /** Understood, and of no effect. */
    SKIPPED,
    /** Cannot be taken as it is. */
    REFUSED,
    /** Waits for a name to become known; taken by itself once it is. */
    UNRESOLVED
}
