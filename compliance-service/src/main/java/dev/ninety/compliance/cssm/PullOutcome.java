package dev.ninety.compliance.cssm;

/** How it ended to ask the vendor. */
public enum PullOutcome {
    /** Everything was told, and is recorded. */
    OK,
    /** No connection, no answer in time, or it broke off; or an address that is not spoken to. */
    UNREACHABLE,
    /** There is no such secret, or the vendor does not accept it. */
    UNAUTHORISED,
    /** The vendor asks to be left alone for a while. */
    RATE_LIMITED,
    /** The answer is not what the interface is known to answer. */
    BAD_ANSWER,
    /** What was told is not all that there is, or changed while it was told. */
    INCOMPLETE
}
