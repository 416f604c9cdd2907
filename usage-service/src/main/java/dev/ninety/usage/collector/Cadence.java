package dev.ninety.usage.collector;

import java.time.Duration;
import java.time.Instant;

/**
 * When a device is asked again.
 *
 * @param regular from the beginning of a success to the next attempt
 * @param firstRetry the longest wait after the first failure in a row; it doubles with each further one
 * @param lastRetry the longest wait after any number of failures
 */
public record Cadence(Duration regular, Duration firstRetry, Duration lastRetry) {

    public Instant afterSuccess(Instant startedAt) {
        return startedAt.plus(regular);
    }

    /**
     * After a failure: at a moment by chance in the second half of the wait, so that devices which failed together are
     * not asked together. It is never longer than the regular time.
     *
     * @param failures in a row, at least 1
     * @param chance from 0 to below 1
     */
    public Instant afterFailure(Instant finishedAt, int failures, double chance) {
        Duration longest = lastRetry.compareTo(regular) < 0 ? lastRetry : regular;
        Duration wait = firstRetry;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        long millis = (wait.compareTo(longest) < 0 ? wait : longest).toMillis();
        return finishedAt.plusMillis(millis / 2 + (long) (millis / 2 * chance));
    }
}
