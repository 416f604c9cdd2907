package dev.ninety.usage.delivery;

/** How far an export has come. */
public enum ExportState {
    /** Made here; the vendor knows nothing of it yet. */
    PENDING,
    /** Handed to the vendor, as somebody said. */
    SUBMITTED,
    /** Answered by the vendor. */
    ACKNOWLEDGED
}
