package dev.ninety.entitlement.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a Virtual Account maps to from a moment on.
 *
 * @param effectiveFrom included; null from the beginning of time
 * @param recordedAt never before that of an earlier one
 */
public record DatedMapping(@Nullable Instant effectiveFrom, Mapping mapping, Instant recordedAt) {

    boolean holdsBy(Instant moment) {
        return effectiveFrom == null || !effectiveFrom.isAfter(moment);
    }

    /** Whether this one begins at the same moment as the other, or later. */
    boolean isNotBefore(DatedMapping other) {
        return other.effectiveFrom == null || (effectiveFrom != null && !effectiveFrom.isBefore(other.effectiveFrom));
    }
}
