package dev.ninety.usage.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregator brought at one time.
 *
 * @param received how many reports its body held, the unreadable ones included
 * @param conflict how many of them contradict a report that stands
 * @param setAside how many of them are telemetry
 * @param quarantined how many of them could not be read
 * @param versions how many versions of reports the vendor has seen once it is confirmed
 */
public record Sync(
        String collector,
        String syncId,
        SyncState state,
        Instant begunAt,
        @Nullable Instant receivedAt,
        @Nullable Instant confirmedAt,
        long received,
        long conflict,
        long setAside,
        long quarantined,
        long versions) {}
