package dev.ninety.compliance.vendor;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.timeline.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** When a count was taken, as files say it: a moment in ISO-8601, or a date, which means the beginning of that day in UTC. */
public final class TakenAt {

    /** How it is written, for refusals. */
    public static final String FORM = "Written like 2026-01-31 or 2026-01-31T00:00:00Z.";

    private static final int DATE = "2026-01-31".length();

    private TakenAt() {}

    /** @throws DateTimeException where the text is neither, or lies beyond the years 1 to 9999 */
    public static Instant parse(String text) {
        Instant moment = text.length() == DATE
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
        if (moment.isBefore(Check.EARLIEST) || moment.isAfter(Check.LATEST)) {
            throw new DateTimeException("beyond the years that are accepted: " + text);
        }
        return Micros.truncate(moment);
    }
}
