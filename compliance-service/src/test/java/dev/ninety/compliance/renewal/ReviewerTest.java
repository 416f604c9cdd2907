package dev.ninety.compliance.renewal;

import static dev.ninety.compliance.renewal.TwoTiers.CATALOGUE;
import static dev.ninety.compliance.renewal.TwoTiers.HIGH;
import static dev.ninety.compliance.renewal.TwoTiers.LOW;
import static dev.ninety.compliance.renewal.TwoTiers.PAIRS;
import static dev.ninety.compliance.renewal.TwoTiers.START;
import static dev.ninety.compliance.renewal.TwoTiers.position;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Reviews of small accounts, against arrays of days in which single units are lent. */
class ReviewerTest {

    private static final int DAYS = 40;

    /** Levels by pair and day. */
    record World(int[][] owned, int[][] used, int[][] shown) {

        int balance(int pair, int day, int[][] consumed) {
            return owned[pair][day] - consumed[pair][day];
        }

        /** Units that the higher tier of a pair's Virtual Account lends to the lower one. */
        int loan(int pair, int day, int[][] consumed) {
            int high = pair / 2 * 2;
            int loan = 0;
            while (balance(high, day, consumed) > loan && balance(high + 1, day, consumed) + loan < 0) {
                loan++;
            }
            return loan;
        }

        int adjusted(int pair, int day, int[][] consumed) {
            int loan = loan(pair, day, consumed);
            return balance(pair, day, consumed) + (pair % 2 == 0 ? -loan : loan);
        }
    }

    @Property
    void everyLicenceIsToldAsTheDaysHaveIt(
            @ForAll("worlds") World world,
            @ForAll @IntRange(min = 1, max = DAYS - 1) int now,
            @ForAll @IntRange(min = 1, max = DAYS - 1) int date,
            @ForAll @IntRange(max = 10) int record) {
        int asOf = now < date ? now : date - 1;
        int until = Math.min(now, date);

        RenewalReview review = Reviewer.review(facts(world, now, date, record));

        assertThat(review.licences()).extracting(LicenceFigures::entitlementTag).containsExactly(HIGH, LOW);
        for (int tag = 0; tag < 2; tag++) {
            assertRow(review.licences().get(tag), world, new int[] {tag, tag + 2}, asOf, until, date, record);
        }
        assertThat(review.places())
                .extracting(LicenceFigures::virtualAccount)
                .containsExactly("hq", "lab", "hq", "lab");
        int[] order = {0, 2, 1, 3};
        for (int i = 0; i < order.length; i++) {
            assertRow(review.places().get(i), world, new int[] {order[i]}, asOf, until, date, record);
        }
        assertThat(review.summary().shortLicences()).isEqualTo((int)
                review.licences().stream().filter(row -> row.shortBy() > 0).count());
    }

    private static void assertRow(
            LicenceFigures row, World world, int[] pairs, int asOf, int until, int date, int record) {
        long owned = sum(pairs, pair -> world.owned[pair][asOf]);
        boolean high = pairs[0] % 2 == 0;
        long loans = sum(pairs, pair -> world.loan(pair, asOf, world.used));
        assertThat(row.owned()).isEqualTo(owned);
        assertThat(row.ownedBefore()).isEqualTo(sum(pairs, pair -> world.owned[pair][date - 1]));
        assertThat(row.ownedAfter()).isEqualTo(sum(pairs, pair -> world.owned[pair][date]));
        assertThat(row.lent()).isEqualTo(high ? loans : 0);
        assertThat(row.borrowed()).isEqualTo(high ? 0 : loans);
        assertThat(row.shortBy()).isEqualTo(sum(pairs, pair -> Math.max(0, -world.adjusted(pair, asOf, world.used))));
        assertUse(row.ours(), world, world.used, pairs, asOf, until, record);
        assertUse(row.seen(), world, world.shown, pairs, asOf, until, record);
        long usable = owned - row.lent();
        assertThat(row.idle().now().units())
                .isEqualTo(Math.max(0, usable - row.ours().consumed()));
        assertThat(row.idle().p95().units())
                .isEqualTo(Math.max(0, usable - row.ours().figures().p95()));
        assertThat(row.idle().peak().units())
                .isEqualTo(Math.max(0, usable - row.ours().figures().peakLevel()));
        assertPersistence(row.shortBefore(), world, pairs, until, record);
    }

    private static void assertUse(
            LicenceFigures.Use use, World world, int[][] consumed, int[] pairs, int asOf, int until, int record) {
        long[] days = new long[until];
        for (int day = 0; day < until; day++) {
            int each = day;
            days[day] = sum(pairs, pair -> consumed[pair][each]);
        }
        int first = 0;
        while (first < until && days[first] == 0) {
            first++;
        }
        long[] looked = Arrays.copyOfRange(days, Math.min(until, Math.max(first, record)), until);
        long now = sum(pairs, pair -> consumed[pair][asOf]);
        long borrowed = pairs[0] % 2 == 0 ? 0 : sum(pairs, pair -> world.loan(pair, asOf, consumed));
        long usable = sum(pairs, pair -> world.owned[pair][asOf]) + borrowed;
        long peak = Arrays.stream(looked).max().orElse(0);
        assertThat(use.consumed()).isEqualTo(now);
        assertThat(use.figures().peakLevel()).isEqualTo(peak);
        assertThat(use.missing().now().units()).isEqualTo(Math.max(0, now - usable));
        assertThat(use.missing().peak().units()).isEqualTo(Math.max(0, peak - usable));
        assertThat(use.missing().p95().units())
                .isEqualTo(Math.max(0, use.figures().p95() - usable));
    }

    private static void assertPersistence(Persistence told, World world, int[] pairs, int until, int record) {
        int spells = 0;
        int days = 0;
        for (int pair : pairs) {
            boolean before = false;
            for (int day = record; day < until; day++) {
                boolean isShort = world.adjusted(pair, day, world.used) < 0;
                spells += isShort && !before ? 1 : 0;
                days += isShort ? 1 : 0;
                before = isShort;
            }
        }
        assertThat(told.spells()).isEqualTo(spells);
        assertThat(told.total()).isEqualTo(Duration.ofDays(days));
    }

    private interface Figure {
        long of(int pair);
    }

    private static long sum(int[] pairs, Figure figure) {
        return Arrays.stream(pairs).mapToLong(figure::of).sum();
    }

    private static ReviewFacts facts(World world, int now, int date, int record) {
        Map<Pair, Timeline> owned = functions(world.owned);
        RecordStart from = new RecordStart(day(record));
        return new ReviewFacts(
                new ReviewFacts.Question("example.com", day(now), day(date), null),
                null,
                BigDecimal.ZERO,
                Map.of(),
                CATALOGUE,
                new Simulation(owned, functions(world.used), CATALOGUE, from),
                new Simulation(owned, functions(world.shown), CATALOGUE, from),
                List.of(),
                PAIRS.stream()
                        .map(pair -> position(pair, 0, UsageSource.RUM, null))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of());
    }

    private static Map<Pair, Timeline> functions(int[][] levels) {
        Map<Pair, Timeline> functions = new HashMap<>();
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            Timeline.LevelWriter writer = Timeline.write();
            for (int day = 0; day < DAYS; day++) {
                writer.set(Micros.of(day(day)), levels[pair][day]);
            }
            functions.put(PAIRS.get(pair), writer.done());
        }
        return functions;
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<int[][]> levels = Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.integers().between(0, 5)), Tuple.of(1, Arbitraries.just(0)))
                .array(int[].class)
                .ofSize(8)
                .map(ReviewerTest::stretched)
                .array(int[][].class)
                .ofSize(PAIRS.size());
        return Combinators.combine(levels, levels, levels).as(World::new);
    }

    /** Each level for some days in a row, as levels really are. */
    private static int[] stretched(int[] few) {
        int[] days = new int[DAYS];
        for (int day = 0; day < DAYS; day++) {
            days[day] = few[day * few.length / DAYS];
        }
        return days;
    }
}
