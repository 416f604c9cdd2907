package dev.ninety.compliance.renewal;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Simulation;
import java.time.Instant;
import java.util.Collection;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/**
 * Missing or idle units by three levels of use, after coverage as it is at the moment of the review: what is lent is not
 * idle, and what is borrowed is not missing.
 *
 * @param now by what is in use at the moment of the review
 * @param p95 by the level that was not exceeded for 95 % of the time
 * @param peak by the highest level
 */
public record Gaps(Gap now, Gap p95, Gap peak) {

    private static Gaps of(long consumed, UsageFigures figures, LongUnaryOperator gap, LongFunction<Gap> priced) {
        return new Gaps(
                priced.apply(gap.applyAsLong(consumed)),
                priced.apply(gap.applyAsLong(figures.p95())),
                priced.apply(gap.applyAsLong(figures.peakLevel())));
    }

    /**
     * Units that certain pairs lend and borrow at a moment, each in its own Virtual Account.
     *
     * @param lent given to lower tiers, at least 0
     * @param borrowed taken from higher tiers, at least 0
     */
    record Loans(long lent, long borrowed) {

        static Loans at(Instant at, Simulation simulation, Collection<Pair> pairs) {
            long lent = 0;
            long borrowed = 0;
            for (Pair pair : pairs) {
                long more = simulation.adjusted(pair).at(at)
                        - simulation.owned(pair).at(at)
                        + simulation.consumed(pair).at(at);
                lent += Math.max(0, -more);
                borrowed += Math.max(0, more);
            }
            return new Loans(lent, borrowed);
        }
    }

    /**
     * Units that are not in use.
     *
     * @param owned less what is lent
     */
    static Gaps idle(long owned, long consumed, UsageFigures figures, LongFunction<Gap> priced) {
        return of(consumed, figures, level -> Math.max(0, owned - level), priced);
    }

    /**
     * Units in use that are neither owned nor borrowed.
     *
     * @param owned and what is borrowed
     */
    static Gaps missing(long owned, long consumed, UsageFigures figures, LongFunction<Gap> priced) {
        return of(consumed, figures, level -> Math.max(0, level - owned), priced);
    }

    Stream<Gap> all() {
        return Stream.of(now, p95, peak);
    }
}
