package dev.ninety.compliance.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * With the rest fixed, more consumption never makes shortage and horizon better and another entitlement never makes them
 * worse. Worlds of days, in which single units are lent one by one.
 */
class ScoreMonotonyTest {

    private static final int DAYS = 12;
    private static final int HORIZON = 5;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TIERS = List.of("essentials", "advantage", "premier", "alone");
    private static final List<Pair> PAIRS = List.of(
            new Pair("hq", TIERS.get(0)),
            new Pair("hq", TIERS.get(1)),
            new Pair("hq", TIERS.get(2)),
            new Pair("hq", TIERS.get(3)),
            new Pair("lab", TIERS.get(0)),
            new Pair("lab", TIERS.get(2)));
    private static final ScoreRules RULES = new ScoreRules(40, 30, 10, 5, 10, 5, 5, Duration.ofDays(HORIZON));

    /** Levels by pair and day, and the price of each licence. */
    record World(int[][] owned, int[][] consumed, int[] prices, int day) {

        Simulation simulation() {
            return new Simulation(functions(owned), functions(consumed), catalogue(), RecordStart.NONE);
        }

        private CatalogueView catalogue() {
            List<LicenceVersion> versions = new ArrayList<>();
            for (int i = 0; i < TIERS.size(); i++) {
                boolean alone = i == TIERS.size() - 1;
                versions.add(new LicenceVersion(
                        null,
                        new Licence(
                                TIERS.get(i),
                                alone ? null : "switching",
                                alone ? null : i,
                                EnforcementAction.NOTIFY_ONLY,
                                null,
                                null,
                                null,
                                new Money(BigDecimal.valueOf(prices[i]), "EUR"))));
            }
            return new Catalogue(versions, 90).latest();
        }

        List<Exposure> exposures(Simulation simulation) {
            return PAIRS.stream()
                    .map(pair -> Exposure.of(
                            pair,
                            simulation.owned(pair).at(moment(day)),
                            simulation.adjusted(pair),
                            moment(day),
                            moment(day + HORIZON)))
                    .toList();
        }

        int lost(Simulation simulation) {
            ScoreFacts facts = new ScoreFacts(
                    Worth.of(catalogue()), exposures(simulation), List.of(), List.of(), List.of(), false);
            return 100 - Score.of(facts, RULES).points();
        }

        /** What is short of a pair on a day, when each unit is lent by the nearest higher tier that has one to spare. */
        int missing(int pair, int when) {
            Pair asked = PAIRS.get(pair);
            int[] left = new int[PAIRS.size()];
            for (int i = 0; i < left.length; i++) {
                left[i] = owned[i][when] - consumed[i][when];
            }
            for (int tier = TIERS.size() - 2; tier >= 0; tier--) {
                int borrower = PAIRS.indexOf(new Pair(asked.virtualAccount(), TIERS.get(tier)));
                for (int higher = tier + 1; borrower >= 0 && higher <= TIERS.size() - 2; higher++) {
                    int lender = PAIRS.indexOf(new Pair(asked.virtualAccount(), TIERS.get(higher)));
                    while (lender >= 0 && left[borrower] < 0 && left[lender] > 0) {
                        left[borrower]++;
                        left[lender]--;
                    }
                }
            }
            return Math.max(0, -left[pair]);
        }
    }

    private static Instant moment(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Map<Pair, Timeline> functions(int[][] levels) {
        Map<Pair, Timeline> functions = new HashMap<>();
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            Timeline.LevelWriter writer = Timeline.write();
            for (int day = 0; day < DAYS; day++) {
                writer.set(moment(day).getEpochSecond() * 1_000_000L, levels[pair][day]);
            }
            functions.put(PAIRS.get(pair), writer.done());
        }
        return functions;
    }

    @Property
    void whatIsShortIsCountedDayByDay(@ForAll("worlds") World world) {
        List<Exposure> exposures = world.exposures(world.simulation());
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            int deepest = 0;
            int when = -1;
            for (int day = world.day; day < world.day + HORIZON; day++) {
                int missing = world.missing(pair, Math.min(day, DAYS - 1));
                if (missing > deepest) {
                    deepest = missing;
                    when = day;
                }
            }
            assertThat(exposures.get(pair))
                    .isEqualTo(new Exposure(
                            PAIRS.get(pair),
                            world.owned[pair][world.day],
                            world.missing(pair, world.day),
                            deepest,
                            when < 0 ? null : moment(when)));
        }
    }

    @Property(tries = 2_000)
    void moreConsumptionNeverImproves(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 5) int pair,
            @ForAll @IntRange(max = DAYS) int from,
            @ForAll @IntRange(min = 1, max = DAYS) int length,
            @ForAll @IntRange(min = 1, max = 6) int units) {
        Simulation before = world.simulation();
        Timeline more = Timeline.between(moment(from), moment(from + length), units);
        Simulation after = before.with(Overlay.consuming(Map.of(PAIRS.get(pair), more)));
        assertThat(world.lost(after)).isGreaterThanOrEqualTo(world.lost(before));
    }

    @Property(tries = 2_000)
    void anotherEntitlementNeverWorsens(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 5) int pair,
            @ForAll @IntRange(max = DAYS) int from,
            @ForAll @IntRange(min = 1, max = DAYS) int length,
            @ForAll @IntRange(min = 1, max = 6) int units) {
        Simulation before = world.simulation();
        Timeline more = Timeline.between(moment(from), moment(from + length), units);
        Simulation after = before.with(Overlay.owning(Map.of(PAIRS.get(pair), more)));
        assertThat(world.lost(after)).isLessThanOrEqualTo(world.lost(before));
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<int[][]> levels = Arbitraries.integers()
                .between(0, 5)
                .array(int[].class)
                .ofSize(DAYS)
                .array(int[][].class)
                .ofSize(PAIRS.size());
        Arbitrary<int[]> prices =
                Arbitraries.integers().between(1, 9).array(int[].class).ofSize(TIERS.size());
        return Combinators.combine(
                        levels, levels, prices, Arbitraries.integers().between(0, DAYS - 1))
                .as(World::new);
    }
}
