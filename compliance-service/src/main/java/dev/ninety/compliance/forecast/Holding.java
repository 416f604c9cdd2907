package dev.ninety.compliance.forecast;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The units of one lot in one Virtual Account. A lot is what one entitlement grants: its units have one term.
 *
 * @param lot the entitlement's id
 * @param pair where the units are held, and of which licence
 * @param startsAt of the lot's term, included
 * @param endsAt of the lot's term, excluded; null for ever
 * @param held units held at each moment, 0 outside the term
 */
public record Holding(
        String lot, Pair pair, Instant startsAt, @Nullable Instant endsAt, Timeline held) {

    /** The order in which a transfer takes lots: the earliest end first, lasting ones last, ties by start, then id. */
    static final Comparator<Holding> TAKEN_FIRST = Comparator.comparing(
                    (Holding holding) -> holding.endsAt() == null ? Instant.MAX : holding.endsAt())
            .thenComparing(Holding::startsAt)
            .thenComparing(Holding::lot);

    /** What makes two holdings one: the same units' term in the same Virtual Account. */
    record Key(
            String lot,
            Pair pair,
            Instant startsAt,
            @Nullable Instant endsAt) {}

    Key key() {
        return new Key(lot, pair, startsAt, endsAt);
    }

    /** The units that can be given away for good at a moment: the least held from then to the end of the term. */
    long freeFrom(Instant moment) {
        boolean active = !moment.isBefore(startsAt) && (endsAt == null || moment.isBefore(endsAt));
        return active ? Math.max(0, held.minimum(moment, endsAt)) : 0;
    }

    /** The units held just before the end of the term; 0 where there is no end. */
    public long atEnd() {
        return endsAt == null ? 0 : Math.max(0, held.at(Micros.of(endsAt) - 1));
    }

    Holding plus(Timeline more) {
        return new Holding(lot, pair, startsAt, endsAt, held.plus(more));
    }

    /** So many units of the same lot with another holder or another end. */
    Holding like(Pair other, @Nullable Instant otherEnd, Timeline units) {
        return new Holding(lot, other, startsAt, otherEnd, units);
    }
}
