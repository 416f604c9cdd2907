package dev.ninety.compliance.dispute;

/** What of this record is held against another one; each is a number of units of a licence in a Virtual Account. */
public enum Measure {
    /** What is owned. */
    OWNED,
    /** What is consumed, as it is known here. */
    CONSUMED,
    /** What is consumed, as far as the vendor can see it by this record. */
    DISCLOSED
}
