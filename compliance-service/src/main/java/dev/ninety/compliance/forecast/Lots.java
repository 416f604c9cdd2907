package dev.ninety.compliance.forecast;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which units are held where until when, and what would become of them. Immutable: every supposed grant, transfer or
 * renewal gives other lots, and {@link #since} tells what they own more than those before. Transfers choose by the rule
 * of entitlement-service, so what is supposed here is what would be recorded there.
 */
public final class Lots {

    /** Nobody holds anything. */
    public static final Lots NONE = new Lots(Map.of());

    private final Map<Holding.Key, Holding> holdings;

    private Lots(Map<Holding.Key, Holding> holdings) {
        this.holdings = holdings;
    }

    /** These holdings; several of one lot in one place are one. */
    public static Lots of(Collection<Holding> holdings) {
        Map<Holding.Key, Holding> merged = new LinkedHashMap<>();
        holdings.forEach(holding -> add(merged, holding));
        return new Lots(merged);
    }

    private static void add(Map<Holding.Key, Holding> merged, Holding holding) {
        if (!holding.held().isZero()) {
            merged.merge(holding.key(), holding, (one, more) -> one.plus(more.held()));
        }
    }

    /** All of them, in no order. */
    public Collection<Holding> holdings() {
        return List.copyOf(holdings.values());
    }

    /**
     * The units that a Virtual Account can give away at a moment: of each lot in its term the least that it holds from
     * then to the lot's end, later-dated facts included.
     */
    public long free(Pair from, Instant at) {
        return of(from).stream().mapToLong(holding -> holding.freeFrom(at)).sum();
    }

    /** The units of a pair that end at a moment, as they are held just before it. */
    public long ending(Pair pair, Instant end) {
        return endingAt(pair, end).stream()
                .mapToLong(holding -> holding.atEnd())
                .sum();
    }

    /**
     * As if more had been granted.
     *
     * @param lot an id that no other lot has
     * @param quantity at least 1
     * @param endsAt null for ever
     */
    public Lots grant(String lot, Pair pair, long quantity, Instant startsAt, @Nullable Instant endsAt) {
        return with(List.of(new Holding(lot, pair, startsAt, endsAt, Timeline.between(startsAt, endsAt, quantity))));
    }

    /**
     * As if units were transferred: from the moment on the receiver holds them, each lot's until that lot's end.
     *
     * @param to another Virtual Account than that of {@code from}
     * @throws IllegalArgumentException where more is asked for than is {@link #free}
     */
    public Lots transfer(Pair from, String to, long quantity, Instant at) {
        Map<Holding.Key, Holding> after = new LinkedHashMap<>(holdings);
        long missing = quantity;
        for (Holding holding : of(from)) {
            long taken = Math.min(missing, holding.freeFrom(at));
            if (taken > 0) {
                Timeline units = Timeline.between(at, holding.endsAt(), taken);
                after.put(holding.key(), holding.plus(units.negated()));
                add(after, holding.like(new Pair(to, from.entitlementTag()), holding.endsAt(), units));
                missing -= taken;
            }
        }
        if (missing > 0) {
            throw new IllegalArgumentException(from + " can give only " + (quantity - missing) + " at " + at);
        }
        return new Lots(after);
    }

    /**
     * As if the term of units that end at a moment had been given another end. Those that are not renewed keep theirs.
     *
     * @param quantity at most what is {@link #ending}
     * @param newEnd after {@code end}
     * @throws IllegalArgumentException where more is asked for than ends
     */
    public Lots renew(Pair pair, Instant end, Instant newEnd, long quantity) {
        Map<Holding.Key, Holding> after = new LinkedHashMap<>(holdings);
        long missing = quantity;
        for (Holding holding : endingAt(pair, end)) {
            long renewed = Math.min(missing, holding.atEnd());
            if (renewed > 0) {
                Timeline before = holding.held().min(Timeline.from(holding.startsAt(), renewed));
                after.put(holding.key(), holding.plus(before.negated()));
                add(after, holding.like(pair, newEnd, before.plus(Timeline.between(end, newEnd, renewed))));
                missing -= renewed;
            }
        }
        if (missing > 0) {
            throw new IllegalArgumentException("of " + pair + " only " + (quantity - missing) + " end at " + end);
        }
        return new Lots(after);
    }

    /** What is owned more than by the lots before. */
    public Overlay since(Lots before) {
        Map<Pair, Timeline> difference = new HashMap<>();
        holdings.forEach((key, holding) -> {
            if (!holding.equals(before.holdings.get(key))) {
                difference.merge(holding.pair(), holding.held(), Timeline::plus);
            }
        });
        before.holdings.forEach((key, holding) -> {
            if (!holding.equals(holdings.get(key))) {
                difference.merge(holding.pair(), holding.held().negated(), Timeline::plus);
            }
        });
        difference.values().removeIf(Timeline::isZero);
        return Overlay.owning(difference);
    }

    private Lots with(Collection<Holding> more) {
        Map<Holding.Key, Holding> after = new LinkedHashMap<>(holdings);
        more.forEach(holding -> add(after, holding));
        return new Lots(after);
    }

    /** The holdings of a pair in the order in which they are taken. */
    private List<Holding> of(Pair pair) {
        return holdings.values().stream()
                .filter(holding -> holding.pair().equals(pair))
                .sorted(Holding.TAKEN_FIRST)
                .toList();
    }

    private List<Holding> endingAt(Pair pair, Instant end) {
        return of(pair).stream().filter(holding -> end.equals(holding.endsAt())).toList();
    }
}
