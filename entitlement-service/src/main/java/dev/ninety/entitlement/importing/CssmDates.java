package dev.ninety.entitlement.importing;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.timeline.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Map;

/**
 * The forms in which the vendor's portal writes a date: {@code 2026-01-31}, {@code 2026-Jan-31}, or a moment in
 * ISO-8601. A start without a time is the beginning of its day in UTC; an end without a time is meant to
 * include its day, so it is the beginning of the next one.
 */
final class CssmDates {

    private static final Map<Long, String> MONTHS = Map.ofEntries(
            Map.entry(1L, "Jan"),
            Map.entry(2L, "Feb"),
            Map.entry(3L, "Mar"),
            Map.entry(4L, "Apr"),
            Map.entry(5L, "May"),
            Map.entry(6L, "Jun"),
            Map.entry(7L, "Jul"),
            Map.entry(8L, "Aug"),
            Map.entry(9L, "Sep"),
            Map.entry(10L, "Oct"),
            Map.entry(11L, "Nov"),
            Map.entry(12L, "Dec"));

    private static final DateTimeFormatter NAMED_MONTH = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendValue(ChronoField.YEAR, 4)
            .appendLiteral('-')
            .appendText(ChronoField.MONTH_OF_YEAR, MONTHS)
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private CssmDates() {}

    /** @throws DateTimeException where the text is none of the forms, or a year beyond 1 to 9999 */
    static Instant start(String text) {
        return inRange(isMoment(text) ? moment(text) : midnight(date(text)));
    }

    /** @throws DateTimeException where the text is none of the forms, or a year beyond 1 to 9999 */
    static Instant end(String text) {
        return inRange(isMoment(text) ? moment(text) : midnight(date(text).plusDays(1)));
    }

    private static boolean isMoment(String text) {
        return text.length() > "2026-Jan-31".length();
    }

    private static Instant moment(String text) {
        return Micros.truncate(OffsetDateTime.parse(text).toInstant());
    }

    private static LocalDate date(String text) {
        boolean named = text.length() > 5 && Character.isLetter(text.charAt(5));
        return LocalDate.parse(text, named ? NAMED_MONTH : DateTimeFormatter.ISO_LOCAL_DATE);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Instant inRange(Instant moment) {
        if (moment.isBefore(Check.EARLIEST) || moment.isAfter(Check.LATEST)) {
            throw new DateTimeException("beyond the years 1 to 9999: " + moment);
        }
        return moment;
    }
}
