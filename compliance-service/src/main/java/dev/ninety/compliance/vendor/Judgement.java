package dev.ninety.compliance.vendor;

import java.time.Instant;

/** What becomes of a line. */
public sealed interface Judgement {

    /** It is a count. */
    record Counted(CountKey key, Count count) implements Judgement {}

    /** It will be a count once what it speaks of is known for certain. */
    record Waiting(Subject subject, Instant takenAt, Count count, String reason, String detail) implements Judgement {}

    /** It is understood and counts nothing. */
    record Skipped(String reason, String detail) implements Judgement {}

    /** It cannot be taken as it is. */
    record Refused(String reason, String detail) implements Judgement {}
}
