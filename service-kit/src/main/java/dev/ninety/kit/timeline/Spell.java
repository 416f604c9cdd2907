package dev.ninety.kit.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A maximal stretch of time in which a {@link Timeline} lies below zero.
 *
 * @param start the first moment below zero, included
 * @param end the first moment at zero or above again, excluded; null where the spell never ends
 * @param deepest the lowest level within the spell, always negative
 */
public record Spell(Instant start, @Nullable Instant end, long deepest) {

    public Spell {
        if (deepest >= 0) {
            throw new IllegalArgumentException("a spell lies below zero: " + deepest);
        }
        if (end != null && !end.isAfter(start)) {
            throw new IllegalArgumentException("a spell has a length: " + start + " to " + end);
        }
    }

    /** Whether the half-open spell holds this moment. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(start) && (end == null || moment.isBefore(end));
    }

    /** Whether two half-open stretches share a moment; {@code otherEnd} null means without end. */
    public boolean overlaps(Instant otherStart, @Nullable Instant otherEnd) {
        boolean startsBeforeOtherEnds = otherEnd == null || start.isBefore(otherEnd);
        boolean otherStartsBeforeEnd = end == null || otherStart.isBefore(end);
        return startsBeforeOtherEnds && otherStartsBeforeEnd;
    }
}
