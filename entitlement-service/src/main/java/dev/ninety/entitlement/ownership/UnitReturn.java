package dev.ninety.entitlement.ownership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units of a lot that were given back to the vendor, out of what the granted Virtual Account held.
 *
 * @param id the client's own, unique within the entitlement
 * @param quantity at least 1
 * @param effectiveAt from when they are gone; before the lot's start it takes effect at the start
 * @param reason a note for people; null where none was given
 */
public record UnitReturn(
        String id,
        long quantity,
        Instant effectiveAt,
        @Nullable String reason) {

    /** Whether both take the same units at the same moment; the note beside them does not count. */
    public boolean takesTheSame(UnitReturn other) {
        return quantity == other.quantity && effectiveAt.equals(other.effectiveAt);
    }
}
