package dev.ninety.entitlement.ownership;

import dev.ninety.entitlement.ownership.Cause.Reason;
import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a write enters into the ledger: the difference between what was owned before it and after it. */
public final class OwnershipChange {

    private static final Comparator<Posting> ORDER =
            Comparator.comparing(Posting::effectiveAt).thenComparing(Posting::virtualAccount);

    private OwnershipChange() {}

    /** The first entries of a lot: all its units at its start and, where it ends, their end. */
    public static List<Posting> granting(Lot lot, Cause cause) {
        return between(List.of(), List.of(lot), cause);
    }

    /**
     * The entries that turn one state of the same lots into another, by moment and Virtual Account. Those that
     * take away where a lot ends are TERM_END, unless the whole write is a CHANGE; the others have the cause's
     * reason.
     *
     * @param before the lots as they stood, empty for new ones; all of one entitlement tag
     * @param after the lots as they shall stand
     */
    public static List<Posting> between(List<Lot> before, List<Lot> after, Cause cause) {
        Set<String> holders = new TreeSet<>();
        before.forEach(lot -> holders.addAll(lot.holders()));
        after.forEach(lot -> holders.addAll(lot.holders()));
        Set<Instant> ends = new HashSet<>();
        after.forEach(lot -> {
            if (lot.endsAt() != null) {
                ends.add(lot.endsAt());
            }
        });
        String tag = after.getFirst().entitlementTag();
        List<Posting> postings = new ArrayList<>();
        for (String holder : holders) {
            Timeline difference = held(after, holder).minus(held(before, holder));
            difference.forEachChange((micros, delta) -> {
                Instant moment = Micros.toInstant(micros);
                boolean termEnd = delta < 0 && ends.contains(moment) && cause.reason() != Reason.CHANGE;
                Reason reason = termEnd ? Reason.TERM_END : cause.reason();
                postings.add(new Posting(
                        holder,
                        tag,
                        View.ACTUAL,
                        moment,
                        delta,
                        reason.name(),
                        cause.sourceType().name(),
                        cause.sourceId()));
            });
        }
        postings.sort(ORDER);
        return postings;
    }

    private static Timeline held(List<Lot> lots, String holder) {
        return lots.stream().map(lot -> lot.heldBy(holder)).reduce(Timeline.zero(), Timeline::plus);
    }
}
