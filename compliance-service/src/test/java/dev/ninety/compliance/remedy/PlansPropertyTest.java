package dev.ninety.compliance.remedy;

import static dev.ninety.compliance.remedy.SlowEstate.DAYS;
import static dev.ninety.compliance.remedy.SlowEstate.NEVER;
import static dev.ninety.compliance.remedy.SlowEstate.NOW;
import static dev.ninety.compliance.remedy.SlowEstate.PLACES;
import static dev.ninety.compliance.remedy.SlowEstate.TAGS;
import static dev.ninety.compliance.remedy.SlowEstate.day;
import static dev.ninety.compliance.remedy.SlowEstate.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.remedy.Step.Purchase;
import dev.ninety.compliance.shortage.ShortageClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Plans against tables of days in which they are really carried out. */
class PlansPropertyTest {

    /** An estate and what is found wrong in it. */
    record World(SlowEstate estate, List<ArtefactFinding> findings, Map<Pair, Long> ended) {}

    @Property(tries = 1_500, shrinking = ShrinkingMode.BOUNDED)
    void aPlanCuresWhatItSaysAndMakesNothingShort(
            @ForAll("worlds") World world, @ForAll @IntRange(min = 1, max = DAYS - NOW) int days, @ForAll boolean all) {
        RemedyFacts facts = world.estate.facts(world.findings, world.ended);
        List<Target> targets = targets(facts.today(), all);
        Assume.that(!targets.isEmpty());
        Window window = Window.of(day(NOW), days);
        int until = NOW + days;

        List<Plan> plans = Plans.of(facts, targets, window, "case 1", "heads");

        assertThat(plans).isNotEmpty().isSortedAccordingTo(Plan.ORDER);
        for (Plan plan : plans) {
            SlowEstate after = world.estate.copy();
            for (Step step : plan.steps()) {
                assertThat(after.apply(step, until)).as("%s is possible", step).isTrue();
            }
            assertNothingWorse(world.estate, after, until);
            for (Target target : targets) {
                assertNotShort(after, target.pair(), NOW, until);
            }
            assertThat(plan.curedUntil()).isEqualTo(window.until());
            assertCures(plan, world.estate, after, until);
            assertNothingPassedOn(plan);
            Statistics.collect(
                    plan.steps().stream().map(Step::kind).distinct().sorted().toList());
        }
    }

    /** What is bought in the plan that buys least could not have been had from another Virtual Account. */
    @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
    void whatIsBoughtNobodyHasToSpare(
            @ForAll("worlds") World world, @ForAll @IntRange(min = 1, max = DAYS - NOW) int days) {
        RemedyFacts facts = world.estate.facts(world.findings, world.ended);
        List<Target> targets = targets(facts.today(), false);
        Assume.that(!targets.isEmpty());
        Target target = targets.getFirst();
        int until = NOW + days;

        Plan least = Plans.of(facts, targets, Window.of(day(NOW), days), "case 1", "heads").stream()
                .min((one, other) -> Long.compare(bought(one, until), bought(other, until)))
                .orElseThrow();

        SlowEstate free = world.estate.copy();
        least.steps().stream().filter(step -> step.kind().isCarriedOut()).forEach(step -> free.apply(step, until));
        int to = PLACES.indexOf(target.pair().virtualAccount());
        for (int place = 0; place < PLACES.size(); place++) {
            int spare = Integer.MAX_VALUE;
            for (int day = NOW; day < until; day++) {
                spare = Math.min(spare, free.adjusted(place, target.pair().entitlementTag(), day));
            }
            long more = Math.min(spare, free.free(place, target.pair().entitlementTag(), NOW));
            if (place != to && more > 0) {
                SlowEstate further = free.copy();
                further.transfer(place, to, target.pair().entitlementTag(), more, NOW);
                assertThat(missing(further, target.pair(), until))
                        .as("%d more of %s", more, PLACES.get(place))
                        .isEqualTo(missing(free, target.pair(), until));
            }
        }
        long units = least.steps().stream()
                .filter(Purchase.class::isInstance)
                .mapToLong(step -> ((Purchase) step).quantity())
                .sum();
        assertThat(units)
                .as("no more than are ever missing")
                .isLessThanOrEqualTo(deepest(world.estate, to, target.pair().entitlementTag(), NOW, until));
    }

    private static long missing(SlowEstate estate, Pair pair, int until) {
        long missing = 0;
        for (int day = NOW; day < until; day++) {
            missing += Math.max(0, -adjusted(estate, pair, day));
        }
        return missing;
    }

    /** In unit days to the end of the window. */
    private static long bought(Plan plan, int until) {
        return plan.steps().stream()
                .filter(Purchase.class::isInstance)
                .map(Purchase.class::cast)
                .mapToLong(one -> one.quantity() * (until - day(one.startsAt())))
                .sum();
    }

    private static List<Target> targets(Simulation today, boolean all) {
        List<Target> targets = new ArrayList<>();
        for (Pair pair : today.pairs()) {
            for (ShortageClock clock : today.clocks(pair)) {
                if (clock.spell().contains(day(NOW)) && (all || targets.isEmpty())) {
                    targets.add(new Target(pair, clock));
                }
            }
        }
        return targets;
    }

    private static void assertNothingWorse(SlowEstate before, SlowEstate after, int until) {
        for (int place = 0; place < PLACES.size(); place++) {
            for (String tag : TAGS) {
                for (int day = NOW; day < until; day++) {
                    assertThat(after.adjusted(place, tag, day))
                            .as("%s on day %d", pair(place, tag), day)
                            .isGreaterThanOrEqualTo(Math.min(0, before.adjusted(place, tag, day)));
                }
            }
        }
    }

    private static void assertNotShort(SlowEstate after, Pair pair, int from, int until) {
        for (int day = from; day < until; day++) {
            assertThat(adjusted(after, pair, day)).as("%s on day %d", pair, day).isGreaterThanOrEqualTo(0);
        }
    }

    private static int adjusted(SlowEstate estate, Pair pair, int day) {
        return estate.adjusted(PLACES.indexOf(pair.virtualAccount()), pair.entitlementTag(), day);
    }

    private static void assertNothingPassedOn(Plan plan) {
        List<Pair> receivers = new ArrayList<>();
        List<Pair> givers = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step instanceof Step.Move move) {
                givers.add(move.from());
                receivers.add(new Pair(move.to(), move.from().entitlementTag()));
            }
        }
        assertThat(givers).as("who gives was given nothing").noneMatch(receivers::contains);
    }

    /** Every stretch of shortage that became smaller is told, with how small; what is told cured is. */
    private static void assertCures(Plan plan, SlowEstate before, SlowEstate after, int until) {
        List<String> expected = new ArrayList<>();
        for (int place = 0; place < PLACES.size(); place++) {
            for (String tag : TAGS.stream().sorted().toList()) {
                int from = -1;
                for (int day = NOW; day <= until; day++) {
                    boolean isShort = day < until && before.adjusted(place, tag, day) < 0;
                    if (isShort && from < 0) {
                        from = day;
                    } else if (!isShort && from >= 0) {
                        int was = deepest(before, place, tag, from, day);
                        int left = deepest(after, place, tag, from, day);
                        if (left < was) {
                            expected.add(pair(place, tag) + " " + day(from) + " " + day(day) + " " + (was - left) + " "
                                    + left);
                        }
                        from = -1;
                    }
                }
            }
        }
        assertThat(plan.cures())
                .extracting(cure ->
                        cure.pair() + " " + cure.from() + " " + cure.until() + " " + cure.units() + " " + cure.left())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static int deepest(SlowEstate estate, int place, String tag, int from, int until) {
        int deepest = 0;
        for (int day = from; day < until; day++) {
            deepest = Math.max(deepest, -estate.adjusted(place, tag, day));
        }
        return deepest;
    }

    /** Something that is written: which kind, and numbers for it to read as it needs. */
    record Write(int kind, int place, int tag, int quantity, int start, int length) {

        void into(SlowEstate estate, List<ArtefactFinding> findings, Map<Pair, Long> ended) {
            int end = length > DAYS - 2 ? NEVER : Math.min(DAYS, start + length);
            switch (kind) {
                case 0, 1 -> estate.grant(place, TAGS.get(tag), 2 * quantity, start / 2, end);
                case 2 -> estate.transfer(place, (place + 1 + length % 2) % 3, TAGS.get(tag), quantity, start);
                case 3 -> ended.put(pair(place, TAGS.get(tag)), (long) quantity);
                default -> use(estate, findings, end);
            }
        }

        private void use(SlowEstate estate, List<ArtefactFinding> findings, int end) {
            String instance = "C9300:" + estate.uses.size();
            int[] levels = new int[DAYS + 1];
            Arrays.fill(levels, start / 2, Math.min(end, DAYS + 1), quantity + kind % 2);
            estate.uses.add(new SlowEstate.Use(instance, place, TAGS.get(tag), levels));
            if (length % 3 == 0) {
                int[] other = new int[DAYS + 1];
                Arrays.fill(other, start, DAYS + 1, 1);
                estate.uses.add(new SlowEstate.Use(instance, place, TAGS.get((tag + 1) % 4), other));
            }
            if (kind == 5) {
                findings.addAll(estate.wrong(instance, CauseCode.STALE_INSTANCE, null));
            } else if (kind == 6) {
                findings.addAll(estate.wrong(instance, CauseCode.DOUBLE_COUNT, length % 2 == 0 ? "C9300:OTHER" : null));
            }
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Integer> kind = Arbitraries.of(0, 0, 1, 2, 2, 3, 4, 4, 4, 5, 6);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> tag = Arbitraries.of(0, 0, 1, 1, 2, 3);
        Arbitrary<Integer> quantity = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> start = Arbitraries.integers().between(0, DAYS - 5);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, DAYS);
        return Combinators.combine(kind, place, tag, quantity, start, length)
                .as(Write::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(16)
                .map(writes -> {
                    SlowEstate estate = new SlowEstate();
                    List<ArtefactFinding> findings = new ArrayList<>();
                    Map<Pair, Long> ended = new HashMap<>();
                    writes.forEach(write -> write.into(estate, findings, ended));
                    return new World(estate, findings, ended);
                });
    }
}
