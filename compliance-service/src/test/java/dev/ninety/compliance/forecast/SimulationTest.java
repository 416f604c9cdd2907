package dev.ninety.compliance.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Tier;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.compliance.shortage.ShortageClock;
import dev.ninety.kit.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** An account as functions of time, against arrays of days in which single units are lent. */
class SimulationTest {

    private static final int DAYS = 10;
    private static final int GRACE = 3;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String LOW = "essentials";
    private static final String HIGH = "advantage";
    private static final String ALONE = "alone";
    private static final List<Pair> PAIRS = List.of(
            new Pair("hq", LOW),
            new Pair("hq", HIGH),
            new Pair("hq", ALONE),
            new Pair("lab", LOW),
            new Pair("lab", HIGH),
            new Pair("lab", ALONE));
    private static final CatalogueView CATALOGUE =
            new Catalogue(List.of(licence(LOW, 1), licence(HIGH, 2)), GRACE).latest();

    private static LicenceVersion licence(String tag, int rank) {
        return new LicenceVersion(
                null, new Licence(tag, "switching", rank, EnforcementAction.RESTRICT, null, null, null, null));
    }

    /** Levels by pair and day. */
    record World(int[][] owned, int[][] consumed) {

        World plus(World other) {
            World sum = new World(new int[PAIRS.size()][DAYS], new int[PAIRS.size()][DAYS]);
            for (int pair = 0; pair < PAIRS.size(); pair++) {
                for (int day = 0; day < DAYS; day++) {
                    sum.owned[pair][day] = owned[pair][day] + other.owned[pair][day];
                    sum.consumed[pair][day] = consumed[pair][day] + other.consumed[pair][day];
                }
            }
            return sum;
        }

        /** The balance after single units were lent by the higher tier as long as it has some to spare. */
        int adjusted(int pair, int day, boolean tiered) {
            int own = owned[pair][day] - consumed[pair][day];
            Pair which = PAIRS.get(pair);
            if (!tiered || which.entitlementTag().equals(ALONE)) {
                return own;
            }
            int other = PAIRS.indexOf(
                    new Pair(which.virtualAccount(), which.entitlementTag().equals(LOW) ? HIGH : LOW));
            int theirs = owned[other][day] - consumed[other][day];
            if (which.entitlementTag().equals(LOW)) {
                for (; own < 0 && theirs > 0; theirs--) {
                    own++;
                }
            } else {
                for (; theirs < 0 && own > 0; theirs++) {
                    own--;
                }
            }
            return own;
        }
    }

    @Property
    void whatIsSupposedAddsToWhatIsSo(
            @ForAll("worlds") World is,
            @ForAll("worlds") World supposed,
            @ForAll boolean askedBefore,
            @ForAll @IntRange(max = 5) int only,
            @ForAll boolean tiered,
            @ForAll @IntRange(max = DAYS) int recordDay) {
        Simulation before =
                new Simulation(functions(is.owned), functions(is.consumed), CATALOGUE, new RecordStart(day(recordDay)));
        if (askedBefore) {
            PAIRS.forEach(before::adjusted);
        }
        World part = only(supposed, only);
        Overlay overlay = new Overlay(
                functions(part.owned), functions(part.consumed), tiered ? Map.of() : Map.of(LOW, new Tier(null, null)));

        Simulation after = before.with(overlay);

        assertIs(before, is, true, recordDay);
        assertIs(after, is.plus(part), tiered, recordDay);
    }

    private static void assertIs(Simulation simulation, World world, boolean tiered, int recordDay) {
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            List<String> stretches = new ArrayList<>();
            String open = null;
            for (int day = 0; day < DAYS; day++) {
                int adjusted = world.adjusted(pair, day, tiered);
                assertThat(simulation.adjusted(PAIRS.get(pair)).at(day(day)))
                        .as("%s on day %d", PAIRS.get(pair), day)
                        .isEqualTo(adjusted);
                assertThat(simulation.balance(PAIRS.get(pair)).at(day(day)))
                        .isEqualTo(world.owned[pair][day] - world.consumed[pair][day]);
                boolean isShort = adjusted < 0 && day >= recordDay;
                if (isShort && open == null) {
                    open = day(day) + " enforced " + day(day + GRACE);
                } else if (!isShort && open != null) {
                    stretches.add(open + " until " + day(day));
                    open = null;
                }
            }
            if (open != null || recordDay == DAYS && world.adjusted(pair, DAYS - 1, tiered) < 0) {
                stretches.add((open == null ? day(DAYS) + " enforced " + day(DAYS + GRACE) : open) + " until null");
            }
            assertThat(simulation.clocks(PAIRS.get(pair)))
                    .extracting(SimulationTest::told)
                    .containsExactlyElementsOf(stretches);
        }
    }

    private static String told(ShortageClock clock) {
        return clock.spell().start() + " enforced " + clock.deadline() + " until "
                + clock.spell().end();
    }

    @Example
    void thePairsAreThoseThatAreGivenAndThoseThatCouldCoverThem() {
        Simulation simulation = new Simulation(
                Map.of(new Pair("hq", ALONE), Timeline.from(START, 1)),
                Map.of(new Pair("lab", LOW), Timeline.from(START, 1)),
                CATALOGUE,
                RecordStart.NONE);
        assertThat(simulation.pairs())
                .containsExactly(new Pair("hq", ALONE), new Pair("lab", HIGH), new Pair("lab", LOW));
    }

    private static World only(World world, int pair) {
        World part = new World(new int[PAIRS.size()][DAYS], new int[PAIRS.size()][DAYS]);
        part.owned[pair] = world.owned[pair];
        part.consumed[pair] = world.consumed[pair];
        return part;
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Map<Pair, Timeline> functions(int[][] levels) {
        Map<Pair, Timeline> functions = new HashMap<>();
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            Timeline.LevelWriter writer = Timeline.write();
            for (int day = 0; day < DAYS; day++) {
                writer.set(day(day).getEpochSecond() * 1_000_000L, levels[pair][day]);
            }
            functions.put(PAIRS.get(pair), writer.done());
        }
        functions.values().removeIf(Timeline::isZero);
        return functions;
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<int[][]> levels = Arbitraries.integers()
                .between(0, 4)
                .array(int[].class)
                .ofSize(DAYS)
                .array(int[][].class)
                .ofSize(PAIRS.size());
        return levels.flatMap(owned -> levels.map(consumed -> new World(owned, consumed)));
    }
}
