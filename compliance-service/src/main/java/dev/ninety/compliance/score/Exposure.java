package dev.ninety.compliance.score;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One licence in one Virtual Account, as far as a score looks at it, in units.
 *
 * @param owned at the moment of the score
 * @param shortNow short then after coverage, at least 0
 * @param deepest the most that is short at any moment from then to the end of the horizon, at least {@code shortNow}
 * @param deepestAt the first moment at which so much is short; null where nothing is
 */
public record Exposure(
        Pair pair,
        long owned,
        long shortNow,
        long deepest,
        @Nullable Instant deepestAt) {

    /** Of a licence whose balance stays as it is until the end of the horizon. */
    public static Exposure steady(Pair pair, long owned, long adjusted, Instant at) {
        long shortNow = Math.max(0, Math.negateExact(adjusted));
        return new Exposure(pair, owned, shortNow, shortNow, shortNow == 0 ? null : at);
    }

    /**
     * Of a licence whose balance may change.
     *
     * @param adjusted the balance after coverage
     * @param until the end of the horizon, excluded
     */
    public static Exposure of(Pair pair, long owned, Timeline adjusted, Instant at, Instant until) {
        long lowest = adjusted.minimum(at, until);
        if (lowest >= 0) {
            return steady(pair, owned, 0, at);
        }
        Instant deepestAt = at;
        while (adjusted.at(deepestAt) != lowest) {
            Instant next = adjusted.nextChangeAfter(deepestAt);
            if (next == null) {
                throw new IllegalStateException("the lowest level is reached within the horizon");
            }
            deepestAt = next;
        }
        return new Exposure(pair, owned, Math.max(0, -adjusted.at(at)), Math.negateExact(lowest), deepestAt);
    }

    /** Whether it costs anything. */
    public boolean isShort() {
        return deepest > 0;
    }
}
