package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What positions are judged by: whose knowledge of consumption, and what is supposed beyond what is posted. What is
 * posted as owned is the same in all of them.
 *
 * @param told what usage-service says of the vendor's view at the moment asked about; null where it said nothing
 */
public record Perspective(
        View view, Overlay supposed, @Nullable Map<Pair, Told> told) {

    /** What this record knows. */
    public static final Perspective ACTUAL = new Perspective(View.ACTUAL, Overlay.NONE, null);

    private static final Told NOTHING = new Told(0, 0, 0);

    public Perspective {
        told = told == null ? null : Map.copyOf(told);
    }

    /** What the vendor can see. */
    public static Perspective disclosed(@Nullable Map<Pair, Told> told) {
        return new Perspective(View.DISCLOSED, Overlay.NONE, told);
    }

    /** The same, if this were supposed. */
    public Perspective with(Overlay overlay) {
        return new Perspective(view, overlay, told);
    }

    /** How many more units of a pair would be consumed at a moment. */
    public long addedAt(Pair pair, Instant moment) {
        return supposed.consumedOf(pair).at(moment);
    }

    /** What is posted as owned and consumed at a moment, and what is supposed beyond it. */
    public Levels levels(Levels posted, Instant at) {
        return posted.plus(
                supposed.ownedOf(posted.pair()).at(at),
                supposed.consumedOf(posted.pair()).at(at));
    }

    /** A posted balance, and what is supposed beyond it. */
    public Timeline balance(Pair pair, Timeline posted) {
        return posted.plus(supposed.balanceOf(pair));
    }

    /**
     * Which part of what counts as consumed is confirmed; what is added is assumed. Null where usage-service said
     * nothing, or speaks of another count than the copy of its ledger gives.
     *
     * @param consumed what is posted and what is added
     */
    public @Nullable Disclosed disclosed(Pair pair, long consumed, Instant at) {
        if (view != View.DISCLOSED || told == null) {
            return null;
        }
        Told own = told.getOrDefault(pair, NOTHING);
        long more = addedAt(pair, at);
        return own.consumed() + more == consumed ? new Disclosed(own.confirmed(), own.assumed() + more) : null;
    }
}
