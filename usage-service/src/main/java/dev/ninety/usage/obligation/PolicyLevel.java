package dev.ninety.usage.obligation;

/** How specific a value of a reporting policy is, the most specific first. */
public enum PolicyLevel {
    /** Given for this product instance. */
    INSTANCE,
    /** Given for product ids that begin like this one's. */
    PID_PREFIX,
    /** Taken from what a device of the account prints. */
    IMPORTED,
    /** Given for the whole Smart Account. */
    SMART_ACCOUNT,
    /** What ships with this record. */
    DEFAULT
}
