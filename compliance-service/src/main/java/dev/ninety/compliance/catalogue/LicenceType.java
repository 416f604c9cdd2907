package dev.ninety.compliance.catalogue;

/** How a licence is usually bought, as the catalogue labels it; the end of an entitlement alone decides its term. */
public enum LicenceType {
    PERPETUAL,
    SUBSCRIPTION
}
