package dev.ninety.usage.hygiene;

import dev.ninety.usage.consumption.UsageRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An instance that is out of service and reports use all the same. */
public final class Reappeared {

    private Reappeared() {}

    /**
     * What it reported of one licence since it went out of service.
     *
     * @param from the earliest moment out of service that a row covers
     * @param latest the row that started last
     */
    public record Use(Instant from, UsageRow latest) {}

    /**
     * @param rows of one licence that stand
     * @param outSince since when the instance has been out of service
     * @return empty where none covers a moment of {@code [outSince, now]}
     */
    public static Optional<Use> judge(Collection<UsageRow> rows, Instant outSince, Instant now) {
        List<UsageRow> after = rows.stream()
                .filter(usage -> usage.row().hasLength()
                        && start(usage).compareTo(now) <= 0
                        && Instant.ofEpochSecond(usage.row().end()).isAfter(outSince))
                .toList();
        if (after.isEmpty()) {
            return Optional.empty();
        }
        Instant first = after.stream()
                .map(Reappeared::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        UsageRow latest = after.stream()
                .max(Comparator.comparing(Reappeared::start).thenComparing(UsageRow::reportId))
                .orElseThrow();
        return Optional.of(new Use(first.isAfter(outSince) ? first : outSince, latest));
    }

    private static Instant start(UsageRow usage) {
        return Instant.ofEpochSecond(usage.row().start());
    }
}
