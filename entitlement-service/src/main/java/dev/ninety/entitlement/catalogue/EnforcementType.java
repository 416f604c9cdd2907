package dev.ninety.entitlement.catalogue;

/** How the vendor treats use without a right. */
public enum EnforcementType {
    /** Nothing stops working; most licences are of this kind. */
    UNENFORCED,
    /** Use needs an authorization code. */
    ENFORCED,
    /** Use needs an authorization code because trade law says so. */
    EXPORT_CONTROLLED
}
