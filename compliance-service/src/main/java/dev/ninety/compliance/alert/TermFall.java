package dev.ninety.compliance.alert;

import dev.ninety.compliance.catalogue.Pair;
import java.time.Duration;
import java.time.Instant;

/**
 * Units of a licence that are gone from a moment on because their term ends then and nothing follows it.
 *
 * @param at the end of the term, from which on the units are not owned any more
 * @param units at least 1; what begins at the same moment is taken off
 * @param knownAt when the fall, as it is, became known
 */
public record TermFall(Pair pair, Instant at, long units, Instant knownAt) {

    /** A term that had ended longer ago than this when it became known is history, and nobody is told of it. */
    public static final Duration OLD_NEWS = Duration.ofDays(30);

    /** Whether it was history already when it became known. */
    public boolean isHistory() {
        return at.plus(OLD_NEWS).isBefore(knownAt);
    }

    /** What is told ahead of it and on it. */
    public Countdown countdown() {
        return new Countdown(at, Countdown.EXPIRY);
    }
}
