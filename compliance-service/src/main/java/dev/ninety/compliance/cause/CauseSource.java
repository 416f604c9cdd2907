package dev.ninety.compliance.cause;

/** What some causes are read from besides the ledgers. Where it was never heard of, those causes are not told. */
public enum CauseSource {
    /** The findings of usage-service. */
    FINDINGS,
    /** The orders of entitlement-service. */
    ORDERS
}
