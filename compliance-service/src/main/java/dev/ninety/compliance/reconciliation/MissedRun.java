package dev.ninety.compliance.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that should have been carried out.
 *
 * @param dueAt when it was due
 * @param missedSince from when on it counts as missed
 * @param lastRunAt when the last one was carried out; null for never
 */
public record MissedRun(
        RunSource source,
        Instant dueAt,
        Instant missedSince,
        @Nullable Instant lastRunAt) {}
