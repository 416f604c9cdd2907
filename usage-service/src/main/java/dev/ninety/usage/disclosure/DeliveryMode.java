package dev.ninety.usage.disclosure;

/** How the reports of a product instance reach the vendor. */
public enum DeliveryMode {
    /** The device reports to the vendor itself. */
    CONNECTED,
    /** An aggregator on the premises collects the reports, and hands them on when it synchronises. */
    ON_PREM,
    /** People carry the reports to the vendor as files. */
    DISCONNECTED
}
