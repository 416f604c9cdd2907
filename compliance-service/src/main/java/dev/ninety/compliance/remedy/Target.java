package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.shortage.ShortageClock;
import java.util.Comparator;

/**
 * A shortage that lasts and is to be cured.
 *
 * @param clock its spell holds the moment that the plan is made at
 */
public record Target(Pair pair, ShortageClock clock) {

    /** The earliest deadline first, ties by pair. */
    public static final Comparator<Target> MOST_URGENT_FIRST =
            Comparator.comparing((Target target) -> target.clock().deadline()).thenComparing(Target::pair);
}
