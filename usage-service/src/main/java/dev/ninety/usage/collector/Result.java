package dev.ninety.usage.collector;

import dev.ninety.usage.report.Counts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a device once.
 *
 * @param asked for which reports, in the device's words; null where it was not even asked
 * @param acknowledged how many reports turned out to be confirmed by the vendor, that were not known to be
 * @param detail what a person should know; null where there is nothing
 */
public record Result(
        Instant startedAt,
        Instant finishedAt,
        Outcome outcome,
        @Nullable String asked,
        Counts counts,
        long acknowledged,
        @Nullable String detail) {}
