package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose knowledge of consumption positions are judged by. What is owned is the same in all of them.
 *
 * @param added what would be consumed beyond what is posted in the view, as functions of time
 * @param told what usage-service says of the vendor's view at the moment asked about; null where it said nothing
 */
public record Perspective(
        View view, Map<Pair, Timeline> added, @Nullable Map<Pair, Told> told) {

    /** What this record knows. */
    public static final Perspective ACTUAL = new Perspective(View.ACTUAL, Map.of(), null);

    private static final Told NOTHING = new Told(0, 0, 0);

    public Perspective {
        added = Map.copyOf(added);
        told = told == null ? null : Map.copyOf(told);
    }

    /** What the vendor can see. */
    public static Perspective disclosed(@Nullable Map<Pair, Told> told) {
        return new Perspective(View.DISCLOSED, Map.of(), told);
    }

    /** The same, if this were consumed beyond it. */
    public Perspective with(Map<Pair, Timeline> more) {
        return new Perspective(view, more, told);
    }

    /** The pairs of which more would be consumed. */
    public Set<Pair> touched() {
        return added.keySet();
    }

    /** How many more units of a pair would be consumed at a moment. */
    public long addedAt(Pair pair, Instant moment) {
        return added.getOrDefault(pair, Timeline.zero()).at(moment);
    }

    /** A posted balance, less what would be consumed beyond it. */
    public Timeline balance(Pair pair, Timeline posted) {
        return posted.minus(added.getOrDefault(pair, Timeline.zero()));
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
