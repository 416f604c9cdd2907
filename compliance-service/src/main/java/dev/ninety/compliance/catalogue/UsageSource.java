package dev.ninety.compliance.catalogue;

/** How it becomes known that a licence is in use. */
public enum UsageSource {
    /** The product reports its use. */
    RUM,
    /** Only the vendor counts: the product sends no reports. */
    VENDOR_ONLY
}
