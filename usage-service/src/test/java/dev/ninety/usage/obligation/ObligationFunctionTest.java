package dev.ninety.usage.obligation;

import static dev.ninety.usage.obligation.ObligationOracle.facts;
import static dev.ninety.usage.obligation.ObligationOracle.moment;
import static dev.ninety.usage.obligation.ObligationOracle.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.obligation.ObligationOracle.Due;
import dev.ninety.usage.obligation.ObligationOracle.Seen;
import dev.ninety.usage.obligation.ObligationOracle.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is owed, against the slow oracle. */
class ObligationFunctionTest {

    private static final int TICKS = 160;

    @Property(tries = 3_000)
    void whatIsOwedIsWhatTheOracleFinds(@ForAll("worlds") World world, @ForAll("ticks") int at) {
        Obligation obligation = ObligationFunction.of(facts(world), moment(at));
        assertThat(asDue(obligation)).isEqualTo(ObligationOracle.owed(world, at));
        assertThat(obligation.status(moment(at)))
                .isEqualTo(ObligationOracle.status(ObligationOracle.owed(world, at), at));
        assertThat(obligation.virtualAccount()).isEqualTo(world.residence()[at]);
    }

    @Property
    void itHoldsUntilItSaysAndNeverGetsBetterByItself(@ForAll("worlds") World world, @ForAll("ticks") int at) {
        ObligationFacts facts = facts(world);
        Obligation obligation = ObligationFunction.of(facts, moment(at));
        int until = obligation.validUntil() == null ? TICKS : Math.min(TICKS, tick(obligation.validUntil()));
        ReportingStatus status = obligation.status(moment(at));
        for (int later = at + 1; later < until; later++) {
            assertThat(ObligationFunction.of(facts, moment(later))).isEqualTo(obligation);
            ReportingStatus then = obligation.status(moment(later));
            if (status == ReportingStatus.NOT_REQUIRED) {
                assertThat(then).isEqualTo(status);
            } else {
                assertThat(then).isGreaterThanOrEqualTo(status).isNotEqualTo(ReportingStatus.NOT_REQUIRED);
            }
            status = then;
        }
    }

    @Property
    void theOrderInWhichFactsArrivedDoesNotMatter(
            @ForAll("worlds") World world, @ForAll("ticks") int at, @ForAll Random random) {
        ObligationFacts facts = facts(world);
        ObligationFacts shuffled = new ObligationFacts(
                facts.level(),
                facts.reported(),
                shuffled(facts.seen(), random),
                shuffled(facts.changes(), random),
                shuffled(facts.endings(), random),
                facts.residence(),
                facts.termEnds(),
                facts.termMargin(),
                facts.policy());
        assertThat(ObligationFunction.of(shuffled, moment(at))).isEqualTo(ObligationFunction.of(facts, moment(at)));
    }

    @Property
    void moreSeenByTheVendorIsNeverWorseWhereNothingEnded(@ForAll("worlds") World world, @ForAll("ticks") int at) {
        World more = new World(
                world.level(),
                world.reported(),
                new ArrayList<>(world.seen()),
                world.changes(),
                List.of(),
                world.residence(),
                world.termEnds(),
                world.policy());
        Obligation before = ObligationFunction.of(facts(more), moment(at));
        if (before.metBy() == null || before.owed() == null) {
            return;
        }
        more.seen().add(new Seen(at, at));
        Obligation after = ObligationFunction.of(facts(more), moment(at));
        assertThat(after.owed() == null
                        || !after.owed().due().isBefore(before.owed().due()))
                .isTrue();
    }

    private static Due asDue(Obligation obligation) {
        Owed owed = obligation.owed();
        return owed == null ? null : new Due(owed.rule(), tick(owed.due()), tick(owed.soonFrom()));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Provide
    Arbitrary<Integer> ticks() {
        return Arbitraries.integers().between(0, TICKS - 1);
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Integer> tick = Arbitraries.integers().between(1, TICKS - 1);
        Arbitrary<int[]> days = Arbitraries.integers()
                .between(0, 3)
                .map(n -> n == 3 ? 40 : n * 5)
                .list()
                .ofSize(3)
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray());
        Arbitrary<Seen> seen =
                Combinators.combine(tick, tick).as((end, disclosed) -> new Seen(Math.min(end, disclosed), disclosed));
        return Combinators.combine(
                        steps(),
                        steps(),
                        seen.list().ofMaxSize(5),
                        tick.list().ofMaxSize(2),
                        tick.list().ofMaxSize(2),
                        Combinators.combine(tick, tick).as(ObligationFunctionTest::residence),
                        Combinators.combine(
                                        tick.list().ofMaxSize(2), tick.list().ofMaxSize(2))
                                .as((campus, branch) -> Map.of("campus", campus, "branch", branch)),
                        Combinators.combine(days, days, tick)
                                .as((early, late, from) -> new Object[] {early, late, from}))
                .as((level, reported, reports, changes, endings, residence, termEnds, policy) ->
                        new World(level, reported, reports, changes, endings, residence, termEnds, at ->
                                (int[]) (at < (Integer) policy[2] ? policy[0] : policy[1])));
    }

    private static Arbitrary<long[]> steps() {
        Arbitrary<int[]> step = Combinators.combine(
                        Arbitraries.integers().between(0, TICKS - 1),
                        Arbitraries.integers().between(0, 2))
                .as((at, level) -> new int[] {at, level});
        return step.list().ofMaxSize(4).map(list -> {
            long[] levels = new long[TICKS];
            for (int[] one : list) {
                Arrays.fill(levels, one[0], TICKS, one[1]);
            }
            return levels;
        });
    }

    private static String[] residence(int left, int back) {
        String[] residence = new String[TICKS];
        Arrays.fill(residence, "campus");
        Arrays.fill(residence, Math.min(left, back), Math.max(left, back), "branch");
        return residence;
    }
}
