package dev.ninety.compliance.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every record start that an account was ever given.
 *
 * @param versions oldest first
 */
public record RecordStarts(List<Version> versions) {

    public RecordStarts {
        versions = List.copyOf(versions);
    }

    /**
     * The record start from one moment of recording to the next.
     *
     * @param recordFrom null where the record reaches back without end
     */
    public record Version(@Nullable Instant recordFrom, Instant recordedAt) {}

    /** The record start as it stands. */
    public RecordStart latest() {
        return versions.isEmpty()
                ? RecordStart.NONE
                : new RecordStart(versions.getLast().recordFrom());
    }

    /** The record start as it was known at a moment; null for all that is known. */
    public RecordStart knownAt(@Nullable Instant moment) {
        return moment == null
                ? latest()
                : new RecordStarts(versions.stream()
                                .filter(v -> !v.recordedAt().isAfter(moment))
                                .toList())
                        .latest();
    }
}
