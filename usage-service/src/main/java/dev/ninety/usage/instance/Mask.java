package dev.ninety.usage.instance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a product instance counts as 0, because it was merged into another one. Outside of it nothing
 * changes: what carried forward before the merge does so again after it was undone.
 *
 * @param until excluded; null as long as the merge was not undone
 */
public record Mask(Instant from, @Nullable Instant until) {

    /** Whether a moment lies in it; an empty one holds none. */
    public boolean holds(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }

    /** The time that lies in both; null where none does. */
    public @Nullable Mask overlap(Mask other) {
        Instant start = from.isAfter(other.from) ? from : other.from;
        Instant end = until == null || (other.until != null && other.until.isBefore(until)) ? other.until : until;
        return end == null || start.isBefore(end) ? new Mask(start, end) : null;
    }
}
