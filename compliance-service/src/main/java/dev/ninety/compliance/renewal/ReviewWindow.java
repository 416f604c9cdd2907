package dev.ninety.compliance.renewal;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.kit.timeline.Micros;
import java.time.Duration;
import java.time.Instant;

/**
 * The stretch of time whose use a review looks at: the 365 days before a date, as far as they are over and within the
 * account's record. Where a date is so far ahead that none of its 365 days is over, it is the 365 days before now.
 *
 * @param from the first moment, included; use may begin later
 * @param until excluded; not after now
 */
public record ReviewWindow(Instant from, Instant until) {

    /** How far a review looks back. */
    public static final Duration LENGTH = Duration.ofDays(365);

    /** The window of a date. */
    public static ReviewWindow of(Instant date, Instant now, RecordStart record) {
        Instant until = date.isBefore(now) ? date : now;
        Instant from = date.minus(LENGTH);
        if (!from.isBefore(now)) {
            from = now.minus(LENGTH);
        }
        Instant begins = record.from();
        return new ReviewWindow(begins != null && begins.isAfter(from) ? begins : from, until);
    }

    /** The moment at which a review of a date reads levels: now, or just before the date where that is over. */
    public static Instant asOf(Instant date, Instant now) {
        return date.isAfter(now) ? now : justBefore(date);
    }

    /** The last moment before another one, by the precision that is kept. */
    static Instant justBefore(Instant moment) {
        return Micros.toInstant(Micros.of(moment) - 1);
    }
}
