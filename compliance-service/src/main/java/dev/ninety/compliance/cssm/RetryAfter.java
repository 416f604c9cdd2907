package dev.ninety.compliance.cssm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long another side asks to be left alone: a number of seconds, or a moment as HTTP writes it. */
public final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * The time to wait, at least 0.
     *
     * @param header as it was sent
     * @param otherwise where it cannot be read
     */
    public static Duration read(String header, Instant now, Duration otherwise) {
        String text = header.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() <= MOST_DIGITS ? Duration.ofSeconds(Long.parseLong(text)) : otherwise;
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
        } catch (DateTimeException notAMoment) {
            return otherwise;
        }
    }
}
