package dev.ninety.usage.hygiene;

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
import java.util.Locale;
import java.util.Optional;

/** When a device was retired, as inventories write it: a moment with its offset, or a date, which begins at 00:00Z. */
public final class RetiredMoment {

    private static final DateTimeFormatter NAMED_MONTH = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-MMM-dd")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private RetiredMoment() {}

    /** Empty where it is neither, or lies outside the years that this record accepts. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant moment = text.length() > 11
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text, isNamed(text) ? NAMED_MONTH : DateTimeFormatter.ISO_LOCAL_DATE)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            return moment.isBefore(Check.EARLIEST) || moment.isAfter(Check.LATEST)
                    ? Optional.empty()
                    : Optional.of(Micros.truncate(moment));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static boolean isNamed(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }
}
