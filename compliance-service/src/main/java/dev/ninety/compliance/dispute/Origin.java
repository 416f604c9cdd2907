package dev.ninety.compliance.dispute;

/** Whose figures this record's are held against. */
public enum Origin {
    /** The services whose ledgers are copied here. */
    OWN_COPIES,
    /** The vendor's counts, whichever way they came. */
    VENDOR,
    /** What a device prints of itself. */
    DEVICE
}
