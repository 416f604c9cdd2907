package dev.ninety.entitlement.ownership;

/** How an entitlement came into this record. */
public enum Origin {
    /** Written by its id. */
    DIRECT,
    /** A legacy product authorization key was converted; only the conversion speaks for it. */
    PAK_CONVERSION,
    /** Read from the vendor's portal. */
    CSSM_IMPORT
}
