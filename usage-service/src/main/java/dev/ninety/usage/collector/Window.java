package dev.ninety.usage.collector;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far back a device is asked for reports.
 *
 * @param days 1 to 90; 0 for all that it has
 */
public record Window(int days) {

    /** A device tells of at most so many days by number. */
    public static final int MOST_DAYS = 90;

    /**
     * The days since the last success and one more, so that nothing falls between; everything where there was none, or
     * where it was too long ago to be told by a number of days.
     */
    public static Window since(@Nullable Instant lastSuccess, Instant now) {
        if (lastSuccess == null) {
            return new Window(0);
        }
        long days = Math.max(0, Duration.between(lastSuccess, now).toDays()) + 1;
        return new Window(days > MOST_DAYS ? 0 : (int) days);
    }

    /** The device's address for it. */
    public String path() {
        return days == 0 ? "all-reports" : "days/" + days;
    }
}
