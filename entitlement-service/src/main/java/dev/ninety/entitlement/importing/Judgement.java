package dev.ninety.entitlement.importing;

/** What becomes of a line. */
public sealed interface Judgement {

    /** It is a grant. */
    record Taken(ImportedGrant grant) implements Judgement {}

    /** It is understood and grants nothing. */
    record Skipped(String reason, String detail) implements Judgement {}

    /** It cannot be taken as it is. */
    record Refused(String reason, String detail) implements Judgement {}
}
