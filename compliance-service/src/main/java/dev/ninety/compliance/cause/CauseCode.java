package dev.ninety.compliance.cause;

/** Why a licence can be short. Several can hold at once; their units need not add up to what is short. */
public enum CauseCode {
    /** Another Virtual Account has units to spare that would cure some of it. */
    WRONG_VIRTUAL_ACCOUNT,
    /** One device counts under several names. */
    DOUBLE_COUNT,
    /** An instance counts that has not reported for too long. */
    STALE_INSTANCE,
    /** With the terms kept that ended lately, less would be short. */
    TERM_EXPIRED,
    /** Units were ordered and not granted. */
    LATE_DELIVERY,
    /** No rule here says what else may cover the licence. */
    MISSING_COVERAGE_RULE,
    /** It is short when all that costs nothing has been done. */
    GENUINE_SHORTAGE
}
