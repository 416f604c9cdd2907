package dev.ninety.compliance.intake;

/** How the copy of one ledger stands. All but the first make an account's positions indeterminate. */
public enum SourceState {
    /** Read and verified; an empty ledger that was answered counts as read. */
    READ,
    SOURCE_NEVER_READ,
    /** An entry is missing, or one stands where it should not. */
    LEDGER_GAP,
    /** An entry's hash does not follow from the hash before it. */
    LEDGER_HASH_MISMATCH,
    /** What had been read already is gone, or is another one now. */
    LEDGER_REWOUND
}
