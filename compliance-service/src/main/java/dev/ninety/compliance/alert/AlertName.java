package dev.ninety.compliance.alert;

/** The names of alerts. Where the vendor has a name for it, that name. */
public enum AlertName {
    /** A licence is short in a Virtual Account, after coverage. */
    INSUFFICIENT_LICENSES("Insufficient Licenses", true),
    /** The term of units ended, and nothing followed it. */
    LICENSES_EXPIRED("Licenses Expired", true),
    /** The term of units ends within 90 days, and nothing follows it. */
    LICENSES_EXPIRING("Licenses Expiring", true),
    /** An aggregator's sync with the vendor is late. */
    SYNCHRONIZATION_OVERDUE("Synchronization Overdue", true),
    /** For too long no report of a product instance has come. */
    PRODUCT_INSTANCE_FAILED_TO_CONNECT("Product Instance Failed to Connect", true),
    /** Reports are overdue. */
    REPORTS_OVERDUE("Reports Overdue", false),
    /** The record was not compared with its sources in time. */
    RECONCILIATION_MISSED("Reconciliation Missed", false);

    private final String label;
    private final boolean vendors;

    AlertName(String label, boolean vendors) {
        this.label = label;
        this.vendors = vendors;
    }

    /** The name as the vendor, or else this record, writes it. */
    public String label() {
        return label;
    }

    /** Whether the vendor has an alert of this name. */
    public boolean isVendors() {
        return vendors;
    }
}
