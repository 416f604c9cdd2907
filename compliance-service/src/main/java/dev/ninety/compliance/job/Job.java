package dev.ninety.compliance.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that outlives the request that asked for it.
 *
 * @param kind which handler does it
 * @param parameters what the handler needs to know, JSON; it never changes
 * @param percent how much of it is done, 0 to 100; 100 only when it is {@link JobState#DONE}
 */
public record Job(
        String smartAccount,
        UUID id,
        String kind,
        String parameters,
        JobState state,
        Tally tally,
        int percent,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
