package dev.ninety.entitlement.catalogue;

/** A label that drives the reporting policy; whether a right ends is told by each entitlement's own end. */
public enum LicenceType {
    PERPETUAL,
    SUBSCRIPTION
}
