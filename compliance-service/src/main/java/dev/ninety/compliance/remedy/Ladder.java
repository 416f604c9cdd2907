package dev.ninety.compliance.remedy;

import static dev.ninety.compliance.remedy.StepKind.BUY;
import static dev.ninety.compliance.remedy.StepKind.CLEAR;
import static dev.ninety.compliance.remedy.StepKind.LEND;
import static dev.ninety.compliance.remedy.StepKind.RENEW;
import static dev.ninety.compliance.remedy.StepKind.TRANSFER;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.forecast.Holding;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Ways to cure a shortage, each by the same order of steps, some of which it leaves out. Every one ends with money, so
 * every one cures.
 */
enum Ladder {
    EVERYTHING(CLEAR, TRANSFER, LEND, RENEW, BUY),
    WITHOUT_CLEARING(TRANSFER, LEND, RENEW, BUY),
    WITHOUT_LENDING(CLEAR, TRANSFER, RENEW, BUY),
    CLEARING(CLEAR, RENEW, BUY),
    MONEY(RENEW, BUY),
    BUYING(BUY);

    private final Set<StepKind> kinds;

    Ladder(StepKind... kinds) {
        this.kinds = EnumSet.noneOf(StepKind.class);
        this.kinds.addAll(List.of(kinds));
    }

    /** Adds to a draft what cures a target over the whole window. */
    void climb(Draft draft, Target target, RemedyFacts facts, Window window) {
        new Climb(this, draft, target, facts, window).climb();
    }

    /** One target on one ladder. */
    private static final class Climb {

        private final Ladder ladder;
        private final Draft draft;
        private final Pair pair;
        private final RemedyFacts facts;
        private final Window window;
        private final Pool pool;

        Climb(Ladder ladder, Draft draft, Target target, RemedyFacts facts, Window window) {
            this.ladder = ladder;
            this.draft = draft;
            this.pair = target.pair();
            this.facts = facts;
            this.window = window;
            this.pool = facts.catalogue().poolOf(pair.entitlementTag());
        }

        void climb() {
            if (ladder.kinds.contains(CLEAR)) {
                clearHere();
            }
            fetch(draft, any -> true);
            if (ladder.kinds.contains(CLEAR) && ladder.kinds.contains(TRANSFER)) {
                clearElsewhere();
            }
            if (ladder.kinds.contains(RENEW)) {
                renew();
            }
            for (Instant start = draft.firstShort(pair); start != null; start = draft.firstShort(pair)) {
                draft.buy(pair, draft.shortage(pair).at(start), start);
            }
        }

        /** Whether units of a licence help the one that is short: its own, or those of a tier that may cover it. */
        private boolean helps(String tag) {
            if (tag.equals(pair.entitlementTag())) {
                return true;
            }
            Integer rank = pool.ranks().get(tag);
            Integer below = pool.ranks().get(pair.entitlementTag());
            return rank != null && below != null && rank > below;
        }

        private boolean helpsHere(Pair other) {
            return other.virtualAccount().equals(pair.virtualAccount()) && helps(other.entitlementTag());
        }

        private boolean helpsElsewhere(Pair other) {
            return !other.virtualAccount().equals(pair.virtualAccount()) && helps(other.entitlementTag());
        }

        /** What frees most first, so that few steps do. */
        private List<Clearable> clearables(Predicate<Pair> where) {
            return facts.clearables().stream()
                    .filter(one -> one.frees(where) > 0 && !draft.has(one))
                    .sorted(Comparator.comparing((Clearable one) -> -one.frees(where))
                            .thenComparing(one -> one.step().productInstance())
                            .thenComparing(one -> String.valueOf(one.step().entitlementTag())))
                    .toList();
        }

        private void clearHere() {
            for (Clearable one : clearables(this::helpsHere)) {
                if (!draft.isShort(pair)) {
                    return;
                }
                Draft trial = draft.copy();
                trial.clear(one);
                if (draft.isBetteredBy(trial, pair)) {
                    draft.clear(one);
                }
            }
        }

        /** What is cleared in another Virtual Account can leave units to spare there. */
        private void clearElsewhere() {
            for (Clearable one : clearables(this::helpsElsewhere)) {
                if (!draft.isShort(pair)) {
                    return;
                }
                Set<String> places = new TreeSet<>();
                one.step().frees().keySet().stream()
                        .filter(this::helpsElsewhere)
                        .forEach(other -> places.add(other.virtualAccount()));
                Draft trial = draft.copy();
                trial.clear(one);
                fetch(trial, source -> places.contains(source.virtualAccount()));
                if (draft.isBetteredBy(trial, pair)) {
                    draft.clear(one);
                    fetch(draft, source -> places.contains(source.virtualAccount()));
                }
            }
        }

        private void fetch(Draft work, Predicate<Pair> which) {
            if (ladder.kinds.contains(TRANSFER)) {
                fetch(work, which, List.of(pair.entitlementTag()), false);
            }
            if (ladder.kinds.contains(LEND)) {
                TreeMap<Integer, List<String>> tiers = new TreeMap<>();
                pool.tags().stream()
                        .filter(tag -> !tag.equals(pair.entitlementTag()) && helps(tag))
                        .forEach(tag -> tiers.merge(
                                pool.ranks().getOrDefault(tag, 0),
                                List.of(tag),
                                (one, more) -> Stream.concat(one.stream(), more.stream())
                                        .toList()));
                // The nearest tier first, as coverage does.
                tiers.values().forEach(tags -> fetch(work, which, tags, true));
            }
        }

        /** The Virtual Account that can give most first, ties by pair. */
        private void fetch(Draft work, Predicate<Pair> which, List<String> tags, boolean lends) {
            record Source(Pair from, long units) {}
            List<Source> sources = work.around(pair).stream()
                    .filter(from -> tags.contains(from.entitlementTag())
                            && !from.virtualAccount().equals(pair.virtualAccount())
                            && which.test(from))
                    .map(from -> new Source(from, work.canGive(from)))
                    .filter(source -> source.units > 0)
                    .sorted(Comparator.comparing((Source source) -> -source.units)
                            .thenComparing(Source::from))
                    .toList();
            for (Source source : sources) {
                if (!work.isShort(pair)) {
                    return;
                }
                if (work.canGive(source.from) > 0) {
                    take(work, source.from, lends);
                }
            }
        }

        /**
         * Takes as few units from one source as do what all that it can give would do. Lots that end early are given
         * first, so it can take more than are short: what they no longer cover, those that follow do.
         */
        private void take(Draft work, Pair from, boolean lends) {
            long wanted = work.peak(pair);
            long first = Math.min(wanted, work.canGive(from));
            Draft trial = given(work, from, lends, first);
            if (first < wanted || trial.isShort(pair)) {
                long most = most(work, from, lends);
                Draft best = given(work, from, lends, most);
                if (!work.isBetteredBy(best, pair)) {
                    return;
                }
                first = least(work, best, from, lends, most);
            }
            work.move(lends, from, pair.virtualAccount(), first);
        }

        private Draft given(Draft work, Pair from, boolean lends, long quantity) {
            Draft trial = work.copy();
            trial.move(lends, from, pair.virtualAccount(), quantity);
            return trial;
        }

        /**
         * All that a source can give, one go after the other, until at some moment it has nothing to spare. A unit more
         * takes at most a unit at any moment, so the first such number is found by halving.
         */
        private long most(Draft work, Pair from, boolean lends) {
            long enough = work.free(from);
            if (given(work, from, lends, enough).spare(from) > 0) {
                return enough;
            }
            long tooFew = 0;
            while (enough - tooFew > 1) {
                long middle = tooFew + (enough - tooFew) / 2;
                if (given(work, from, lends, middle).spare(from) > 0) {
                    tooFew = middle;
                } else {
                    enough = middle;
                }
            }
            return enough;
        }

        /** More units never help less, so the least number that helps as much is found by halving. */
        private long least(Draft work, Draft best, Pair from, boolean lends, long most) {
            long tooFew = 0;
            long enough = most;
            while (enough - tooFew > 1) {
                long middle = tooFew + (enough - tooFew) / 2;
                if (given(work, from, lends, middle).isBetteredBy(best, pair)) {
                    tooFew = middle;
                } else {
                    enough = middle;
                }
            }
            return enough;
        }

        /** First what has ended, the latest end first, then what will end, the earliest first. */
        private void renew() {
            long lost = facts.ended().getOrDefault(pair, 0L);
            for (Instant end : ends(end -> !end.isAfter(window.now())).reversed()) {
                long quantity = Math.min(
                        Math.min(lost, draft.lots(pair).ending(pair, end)),
                        draft.shortage(pair).at(window.now()));
                if (quantity > 0) {
                    draft.renewEnded(pair, quantity, end);
                    lost -= quantity;
                }
            }
            for (Instant end : ends(end -> end.isAfter(window.now()) && end.isBefore(window.until()))) {
                long quantity = Math.min(
                        draft.lots(pair).ending(pair, end), draft.shortage(pair).at(end));
                if (quantity > 0) {
                    draft.renew(pair, quantity, end);
                }
            }
        }

        private List<Instant> ends(Predicate<Instant> which) {
            Set<Instant> ends = new TreeSet<>();
            for (Holding holding : draft.lots(pair).holdings()) {
                Instant end = holding.endsAt();
                if (end != null && holding.pair().equals(pair) && which.test(end)) {
                    ends.add(end);
                }
            }
            return List.copyOf(ends);
        }
    }
}
