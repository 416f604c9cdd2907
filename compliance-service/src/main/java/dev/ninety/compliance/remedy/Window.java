package dev.ninety.compliance.remedy;

import java.time.Duration;
import java.time.Instant;

/**
 * What a plan looks at: {@code [now, until)}.
 *
 * @param days how many days of 24 hours that is, at least 1
 */
public record Window(Instant now, Instant until, int days) {

    /** The days from a moment on. */
    public static Window of(Instant now, int days) {
        return new Window(now, now.plus(Duration.ofDays(days)), days);
    }
}
