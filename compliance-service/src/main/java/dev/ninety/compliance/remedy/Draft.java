package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Lots;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.compliance.remedy.Estate.Part;
import dev.ninety.compliance.remedy.Step.Buy;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.compliance.remedy.Step.Lend;
import dev.ninety.compliance.remedy.Step.Move;
import dev.ninety.compliance.remedy.Step.Purchase;
import dev.ninety.compliance.remedy.Step.Renew;
import dev.ninety.compliance.remedy.Step.Transfer;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is being made, and the account as it would be if it were carried out so far. Whatever is added takes
 * effect at the beginning of the window, so the order of what is added does not show in time.
 */
final class Draft {

    private final Estate estate;
    private final RemedyFacts facts;
    private final Window window;
    private final Map<String, Part> parts;
    private final Set<Clear> clears;
    private final List<Move> moves;
    private final List<Purchase> purchases;

    /** A plan without steps. */
    Draft(Estate estate, Window window) {
        this.estate = estate;
        this.facts = estate.facts();
        this.window = window;
        this.clears = new LinkedHashSet<>();
        this.moves = new ArrayList<>();
        this.purchases = new ArrayList<>();
        this.parts = new HashMap<>(estate.parts());
    }

    private Draft(Draft other) {
        this.estate = other.estate;
        this.facts = other.facts;
        this.window = other.window;
        this.clears = new LinkedHashSet<>(other.clears);
        this.moves = new ArrayList<>(other.moves);
        this.purchases = new ArrayList<>(other.purchases);
        this.parts = new HashMap<>(other.parts);
    }

    /** What carrying steps out would lead to; null where one of them would be refused. */
    static @Nullable Draft of(Estate estate, Window window, List<Step> steps) {
        Draft draft = new Draft(estate, window);
        for (Step step : steps) {
            if (!draft.add(step)) {
                return null;
            }
        }
        return draft;
    }

    private boolean add(Step step) {
        switch (step) {
            case Clear clear ->
                facts.clearables().stream()
                        .filter(one -> one.step().equals(clear))
                        .forEach(this::clear);
            case Move move -> {
                if (lots(move.from()).free(move.from(), window.now()) < move.quantity()) {
                    return false;
                }
                move(move.kind() == StepKind.LEND, move.from(), move.to(), move.quantity());
            }
            case Renew renew -> {
                if (!renew.formerEnd().isAfter(window.now())) {
                    renewEnded(renew.pair(), renew.quantity(), renew.formerEnd());
                } else if (lots(renew.pair()).ending(renew.pair(), renew.formerEnd()) < renew.quantity()) {
                    return false;
                } else {
                    renew(renew.pair(), renew.quantity(), renew.formerEnd());
                }
            }
            case Buy buy -> buy(buy.pair(), buy.quantity(), buy.startsAt());
        }
        return true;
    }

    Draft copy() {
        return new Draft(this);
    }

    /** All that would be owned or consumed more, or less. */
    Overlay overlay() {
        Overlay all = Overlay.NONE;
        for (Clearable one : facts.clearables()) {
            all = clears.contains(one.step()) ? all.plus(one.overlay()) : all;
        }
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            Part before = estate.parts().get(part.getKey());
            if (before != null && !part.getValue().lots().equals(before.lots())) {
                all = all.plus(part.getValue().lots().since(before.lots()));
            }
        }
        return all;
    }

    private Part part(Pair pair) {
        return Objects.requireNonNull(parts.get(estate.pool(pair)), "only what is known is looked at");
    }

    /** The balance of a pair after coverage, as it would be. */
    private Timeline adjusted(Pair pair) {
        return part(pair).simulation().adjusted(pair);
    }

    /** Who would hold which units of a pair's pool. */
    Lots lots(Pair pair) {
        return part(pair).lots();
    }

    /** Everything in a pair's pool, in all Virtual Accounts. */
    Set<Pair> around(Pair pair) {
        return part(pair).simulation().pairs();
    }

    /** The steps as they were added, but for clearing first and money last. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>(clears);
        steps.addAll(moves);
        purchases.stream().filter(Renew.class::isInstance).forEach(steps::add);
        purchases.stream().filter(Buy.class::isInstance).forEach(steps::add);
        return List.copyOf(steps);
    }

    /**
     * The same steps in the order of their kinds, with what goes the same way in several goes as one. Where several
     * Virtual Accounts get units of one source, another order gives them other lots: whoever uses it tries it out.
     */
    List<Step> stepsByKind() {
        Map<Move, Long> routes = new LinkedHashMap<>();
        moves.forEach(move -> routes.merge(of(move, 1), move.quantity(), Math::addExact));
        List<Step> steps = new ArrayList<>(clears);
        for (StepKind kind : List.of(StepKind.TRANSFER, StepKind.LEND)) {
            routes.forEach((route, quantity) -> {
                if (route.kind() == kind) {
                    steps.add(of(route, quantity));
                }
            });
        }
        purchases.stream().filter(Renew.class::isInstance).forEach(steps::add);
        purchases.stream().filter(Buy.class::isInstance).forEach(steps::add);
        return List.copyOf(steps);
    }

    private static Move of(Move move, long quantity) {
        return switch (move) {
            case Transfer transfer -> new Transfer(transfer.from(), transfer.to(), quantity);
            case Lend lend -> new Lend(lend.from(), lend.to(), quantity);
        };
    }

    /** How many units of a pair are short at each moment, at least 0. */
    Timeline shortage(Pair pair) {
        return adjusted(pair).negated().max(Timeline.zero());
    }

    /** The most units that a pair is short of within the window. */
    long peak(Pair pair) {
        return Math.max(0, -adjusted(pair).minimum(window.now(), window.until()));
    }

    boolean isShort(Pair pair) {
        return peak(pair) > 0;
    }

    /** Whether a pair would be short of fewer units at any moment of the window with another draft. */
    boolean isBetteredBy(Draft other, Pair pair) {
        return shortage(pair).minus(other.shortage(pair)).peak(window.now(), window.until()) > 0;
    }

    /** The first moment of the window at which a pair is short; null where there is none. */
    @Nullable
    Instant firstShort(Pair pair) {
        Timeline shortage = shortage(pair);
        Instant moment = window.now();
        while (moment != null && moment.isBefore(window.until())) {
            if (shortage.at(moment) > 0) {
                return moment;
            }
            moment = shortage.nextChangeAfter(moment);
        }
        return null;
    }

    /**
     * How many units a pair can give now at one go: no more than it holds for good, and no more than it has to spare
     * after coverage at the moment of the window at which that is least. What it was given is not passed on.
     */
    long canGive(Pair from) {
        long spare = spare(from);
        return spare == 0 ? 0 : Math.min(spare, free(from));
    }

    /** How many units a pair holds for good, but for those that it was given by this draft. */
    long free(Pair from) {
        long given = moves.stream()
                .filter(move -> move.to().equals(from.virtualAccount())
                        && move.from().entitlementTag().equals(from.entitlementTag()))
                .mapToLong(Move::quantity)
                .sum();
        return Math.max(0, lots(from).free(from, window.now()) - given);
    }

    /** The units that a pair has to spare after coverage at the moment of the window at which that is least. */
    long spare(Pair pair) {
        return Math.max(0, adjusted(pair).minimum(window.now(), window.until()));
    }

    boolean has(Clearable clearable) {
        return clears.contains(clearable.step());
    }

    void clear(Clearable clearable) {
        clears.add(clearable.step());
        Map<String, Map<Pair, Timeline>> byPool = new HashMap<>();
        clearable
                .overlay()
                .consumed()
                .forEach((pair, less) -> byPool.computeIfAbsent(estate.pool(pair), none -> new HashMap<>())
                        .put(pair, less));
        byPool.forEach((pool, less) -> parts.computeIfPresent(
                pool, (key, part) -> new Part(part.simulation().with(Overlay.consuming(less)), part.lots())));
    }

    /** @param quantity at most what the lots can give */
    void move(boolean lends, Pair from, String to, long quantity) {
        become(from, lots(from).transfer(from, to, quantity, window.now()));
        moves.add(lends ? new Lend(from, to, quantity) : new Transfer(from, to, quantity));
    }

    /** Units that are lost to a term that has ended, from now on. */
    void renewEnded(Pair pair, long quantity, Instant formerEnd) {
        bought(new Renew(
                pair,
                quantity,
                formerEnd,
                window.now(),
                window.until(),
                facts.prices().of(pair.entitlementTag(), false)));
    }

    /** Units whose term will end. */
    void renew(Pair pair, long quantity, Instant end) {
        become(pair, lots(pair).renew(pair, end, window.until(), quantity));
        purchases.add(new Renew(
                pair, quantity, end, end, window.until(), facts.prices().of(pair.entitlementTag(), false)));
    }

    /** Units from a moment on: for ever where the licence is bought so, else to the end of the window. */
    void buy(Pair pair, long quantity, Instant start) {
        boolean lasting = facts.prices().isBoughtForEver(pair.entitlementTag());
        bought(new Buy(
                pair,
                quantity,
                start,
                lasting ? null : window.until(),
                facts.prices().of(pair.entitlementTag(), lasting)));
    }

    private void bought(Purchase purchase) {
        // Real ids begin with a letter or digit, so that of lots alike in term these are taken last.
        become(
                purchase.pair(),
                lots(purchase.pair())
                        .grant(
                                "~%04d".formatted(purchases.size()),
                                purchase.pair(),
                                purchase.quantity(),
                                purchase.startsAt(),
                                purchase.endsAt()));
        purchases.add(purchase);
    }

    private void become(Pair pair, Lots after) {
        Part before = part(pair);
        parts.put(estate.pool(pair), new Part(before.simulation().with(after.since(before.lots())), after));
    }
}
