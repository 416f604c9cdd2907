package dev.ninety.compliance.dispute;

import java.time.Instant;

/**
 * A figure of this record held against another one.
 *
 * @param takenAt the moment that both are about
 * @param ours units by this record
 * @param theirs units by the other one
 */
public record Compared(DisputeKey key, Instant takenAt, long ours, long theirs) {

    public boolean differs() {
        return ours != theirs;
    }

    /** By how much the other side has more; below 0 where it has less. */
    public long difference() {
        return Math.subtractExact(theirs, ours);
    }
}
