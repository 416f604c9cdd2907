package dev.ninety.compliance.intake;

/** What the other services are asked for besides their ledgers, and have an answer to of its own. */
public enum Subject {
    /** The findings DOUBLE_COUNT of usage-service. */
    DOUBLE_COUNT,
    /** The findings STALE_INSTANCE of usage-service. */
    STALE_INSTANCE,
    /** The findings SYNC_OVERDUE of usage-service. */
    SYNC_OVERDUE,
    /** The orders of entitlement-service that are not granted in full. */
    ORDERS,
    /** What entitlement-service says units were bought at last. */
    PRICES,
    /** How many instances and obligations are in order, by usage-service. */
    STANDING
}
