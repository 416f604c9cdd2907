package dev.ninety.compliance.reconciliation;

/** What this record is compared with. */
public enum RunSource {
    /** The ledgers of the other services, of which this one keeps verified copies. */
    OWN_COPIES,
    /** What the vendor counts, by the files that were brought. */
    VENDOR_FILE,
    /** What the vendor counts, asked for over its interface. */
    CSSM_API,
    /** What a device prints. */
    DEVICE_OUTPUT
}
