package dev.ninety.compliance.remedy;

/** The kinds of steps of a plan, in the order in which they stand in it. */
public enum StepKind {
    /** Stop counting what should not be counted. */
    CLEAR,
    /** Move units of the licence in from a Virtual Account that has them to spare. */
    TRANSFER,
    /** Move units of a higher tier in, so that they cover. */
    LEND,
    /** Give units whose term ended, or will, another end. */
    RENEW,
    /** Buy what is still missing. */
    BUY;

    /** Whether applying a plan carries such steps out; the others cost money and are a person's to do. */
    public boolean isCarriedOut() {
        return this != RENEW && this != BUY;
    }
}
