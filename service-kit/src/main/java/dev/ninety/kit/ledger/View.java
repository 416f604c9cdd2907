package dev.ninety.kit.ledger;

/** Whose knowledge an entry belongs to. */
public enum View {
    /** What this record knows. */
    ACTUAL,
    /** What the vendor can see of it. */
    DISCLOSED
}
