package dev.ninety.usage.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An aggregator, and how its syncs go.
 *
 * @param scheduledAt when somebody said how often it is to sync; null where nobody did
 */
public record CollectorState(
        String collector,
        int expectedEveryDays,
        @Nullable Instant scheduledAt,
        @Nullable Instant firstReceivedAt,
        @Nullable Instant lastReceivedAt,
        @Nullable Instant lastConfirmedAt) {

    /**
     * From when its syncs are late: so many days after the last one that was confirmed, or, without any, after it was
     * first heard of; null where it never was.
     */
    public @Nullable Instant dueAt() {
        Instant since = lastConfirmedAt;
        if (since == null) {
            since = firstReceivedAt == null ? scheduledAt : firstReceivedAt;
        }
        return since == null ? null : since.plus(Duration.ofDays(expectedEveryDays));
    }

    public boolean isOverdueAt(Instant now) {
        Instant due = dueAt();
        return due != null && !now.isBefore(due);
    }
}
