package dev.ninety.compliance.forecast;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.shortage.ShortageClock;
import java.time.Instant;
import java.util.Comparator;

/**
 * Something that will happen to a shortage if nothing changes.
 *
 * @param at when
 * @param clock the shortage's spell and its clock
 * @param basis what it follows from
 */
public record ForecastEvent(Kind kind, Instant at, Pair pair, ShortageClock clock, Basis basis)
        implements Comparable<ForecastEvent> {

    private static final Comparator<ForecastEvent> ORDER =
            Comparator.comparing(ForecastEvent::key).thenComparing(ForecastEvent::basis);

    /** What can happen. */
    public enum Kind {
        /** The balance after coverage falls below zero. */
        OPEN,
        /** The grace ends, and the shortage does not. */
        ENFORCE,
        /** The balance after coverage is back at zero. */
        CLOSE
    }

    /** What it is read from. */
    public enum Basis {
        /** From what is posted, dated later than now. */
        LEDGER,
        /** From consumption that goes on along a straight line; it would not happen by what is posted. */
        TREND
    }

    /** What tells events of one basis apart: nothing happens to a pair twice at one moment in the same way. */
    public record Key(Instant at, Pair pair, Kind kind) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::at).thenComparing(Key::pair).thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    public Key key() {
        return new Key(at, pair, kind);
    }

    /** The most units that are short at any moment of the spell. */
    public long size() {
        return Math.negateExact(clock.spell().deepest());
    }

    /** By moment, then pair, then kind. */
    @Override
    public int compareTo(ForecastEvent other) {
        return ORDER.compare(this, other);
    }
}
