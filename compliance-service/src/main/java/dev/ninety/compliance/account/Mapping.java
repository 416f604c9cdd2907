package dev.ninety.compliance.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a Virtual Account belongs to from a moment on.
 *
 * @param effectiveFrom null where it holds from the beginning
 * @param recordedAt when it was said; null where it was always known
 */
public record Mapping(
        @Nullable Instant effectiveFrom,
        @Nullable String businessUnit,
        @Nullable String region,
        @Nullable String environment,
        @Nullable Instant recordedAt) {

    /** Belongs to nothing. */
    public static final Mapping NONE = new Mapping(null, null, null, null, null);

    boolean holdsAt(Instant at) {
        return effectiveFrom == null || !effectiveFrom.isAfter(at);
    }

    boolean isKnownAt(@Nullable Instant moment) {
        return moment == null || recordedAt == null || !recordedAt.isAfter(moment);
    }
}
