package dev.ninety.compliance.vendor;

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
 * The forms in which the vendor writes a date: {@code 2026-01-31}, {@code 2026-Jan-31}, or a moment in ISO-8601. A date
 * alone is a day in UTC.
 */
public final class VendorDate {

    private static final int DATE = 10; // 2026-01-31
    private static final int NAMED_DATE = 11; // 2026-Jan-31

    private VendorDate() {}

    /** Named here, because the machine's language is no part of a file. */
    private static DateTimeFormatter named() {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendValue(ChronoField.YEAR, 4)
                .appendLiteral('-')
                .appendText(
                        ChronoField.MONTH_OF_YEAR,
                        Map.ofEntries(
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
                                Map.entry(12L, "Dec")))
                .appendLiteral('-')
                .appendValue(ChronoField.DAY_OF_MONTH, 2)
                .toFormatter()
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * A moment, or the beginning of a day.
     *
     * @throws DateTimeException where the text is none of the forms, or lies beyond the years 1 to 9999
     */
    public static Instant start(String text) {
        return read(text, 0);
    }

    /**
     * A moment, or the end of something that ends on a day.
     *
     * @param inclusive whether that day is still part of it
     * @throws DateTimeException where the text is none of the forms, or lies beyond the years 1 to 9999
     */
    public static Instant end(String text, boolean inclusive) {
        return read(text, inclusive ? 1 : 0);
    }

    private static Instant read(String text, int daysLater) {
        Instant moment = switch (text.length()) {
            case DATE -> midnight(LocalDate.parse(text), daysLater);
            case NAMED_DATE -> midnight(LocalDate.parse(text, named()), daysLater);
            default -> OffsetDateTime.parse(text).toInstant();
        };
        if (moment.isBefore(Check.EARLIEST) || moment.isAfter(Check.LATEST)) {
            throw new DateTimeException("beyond the years that are accepted: " + text);
        }
        return Micros.truncate(moment);
    }

    private static Instant midnight(LocalDate date, int daysLater) {
        return date.plusDays(daysLater).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
