package dev.ninety.kit.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Moments as microseconds since 1970-01-01T00:00:00Z: the precision that PostgreSQL keeps, so that a moment
 * is the same before and after it was stored. A {@code long} of them reaches far beyond the years 1 to 9999
 * that this record accepts.
 */
public final class Micros {

    private static final long PER_SECOND = 1_000_000L;

    private Micros() {}

    /** The moment in microseconds; anything finer is cut off. */
    public static long of(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), PER_SECOND), moment.getNano() / 1_000);
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000L);
    }

    /** The moment without what is finer than a microsecond. */
    public static Instant truncate(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }
}
