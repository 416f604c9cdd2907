package dev.ninety.usage.hygiene;

/** How much a finding matters. */
public enum Severity {
    /** Worth knowing; nothing is counted wrongly by it. */
    INFO,
    /** Something may be counted wrongly, or be seen late. */
    WARNING,
    /** The vendor's own limit has passed. */
    SEVERE
}
