package dev.ninety.entitlement.catalogue;

/** Where the use of a licence can be seen. */
public enum UsageSource {
    /** Its products send RUM reports. */
    RUM,
    /** Its products send none; only the vendor counts them. */
    VENDOR_ONLY
}
