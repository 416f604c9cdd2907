package dev.ninety.usage.hygiene;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that has not happened for longer than it may.
 *
 * @param since from when on it is late
 */
public record Overdue(Instant since, Severity severity) {

    /**
     * @param last when it happened last, or when the wait for it began
     * @param days how long it may then take
     * @param severeDays from how many days on it is severe; null where it never is
     * @return empty where it is not late yet
     */
    public static Optional<Overdue> judge(Instant last, long days, @Nullable Long severeDays, Instant now) {
        Instant since = last.plus(Duration.ofDays(days));
        if (now.isBefore(since)) {
            return Optional.empty();
        }
        boolean severe = severeDays != null && !now.isBefore(last.plus(Duration.ofDays(Math.max(days, severeDays))));
        return Optional.of(new Overdue(since, severe ? Severity.SEVERE : Severity.WARNING));
    }
}
