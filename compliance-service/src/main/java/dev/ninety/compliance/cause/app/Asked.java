package dev.ninety.compliance.cause.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.cause.store.CauseStore.At;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A question with the moments by which it is answered.
 *
 * @param at the moment whose shortage is explained: now, or when a shortage that is over was deepest first
 * @param knownAt what other services said is taken as it was known then: all that is known, or what was known just
 *     before the shortage was over
 * @param orderedBy orders that were made later are left aside
 */
record Asked(Question question, Pool pool, Instant at, Instant knownAt, Instant orderedBy) {

    /** A shortage that lasts, asked about at the present moment. */
    static Asked now(Question question, Pool pool, Instant now) {
        return new Asked(question, pool, now, Check.LATEST, now);
    }

    /**
     * A shortage that is over.
     *
     * @param deepest when it was deepest first
     */
    static Asked then(Question question, Pool pool, Instant deepest, Instant end) {
        Instant last = end.minus(1, ChronoUnit.MICROS);
        return new Asked(question, pool, deepest, last, last);
    }

    Pair pair() {
        return question.pair();
    }

    At balance(Pair pair) {
        return new At(pair, at);
    }
}
