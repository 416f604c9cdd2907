package dev.ninety.usage.consumption;

import static dev.ninety.usage.SmallWorld.assertSame;
import static dev.ninety.usage.SmallWorld.second;
import static dev.ninety.usage.SmallWorld.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.consumption.ConsumptionOracle.Facts;
import dev.ninety.usage.instance.LifecycleEvent;
import dev.ninety.usage.instance.LifecycleEvent.Kind;
import dev.ninety.usage.report.ReportRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The function of one licence on one instance, against an oracle that keeps one number for every moment. */
class ConsumptionFunctionTest {

    @Property(tries = 4000)
    void isWhatTheRulesSayAtEveryMoment(@ForAll("facts") Facts facts) {
        assertSame(functionOf(facts), ConsumptionOracle.levels(facts));
    }

    @Property
    void doesNotDependOnTheOrderOfFacts(@ForAll("facts") Facts facts, @ForAll Random random) {
        Facts shuffled = new Facts(
                shuffled(facts.rows(), random),
                shuffled(facts.releases(), random),
                shuffled(facts.listings(), random),
                facts.lifecycle(),
                shuffled(facts.merged(), random));

        assertThat(functionOf(shuffled)).isEqualTo(functionOf(facts));
    }

    @Property
    void sameFactsAgainChangeNothing(@ForAll("facts") Facts facts) {
        Facts twice = new Facts(
                twice(facts.rows()),
                twice(facts.releases()),
                twice(facts.listings()),
                eachTwice(facts.lifecycle()),
                twice(facts.merged()));

        assertThat(functionOf(twice)).isEqualTo(functionOf(facts));
    }

    @Property
    void rowsOfNoLengthChangeNothing(@ForAll("facts") Facts facts) {
        List<UsageRow> covering =
                facts.rows().stream().filter(usage -> usage.row().hasLength()).toList();

        Facts without = new Facts(covering, facts.releases(), facts.listings(), facts.lifecycle(), facts.merged());

        assertThat(functionOf(without)).isEqualTo(functionOf(facts));
    }

    @Example
    void aHoleAndTheTimeAfterTheLastRowCarryForward() {
        Timeline function = functionOf(rows(usage(1, row(2, 4, 3)), usage(2, row(6, 8, 5))));

        assertLevels(function, 1, 0, 2, 3, 5, 3, 6, 5, 20, 5);
    }

    @Example
    void whereRowsOverlapTheHigherReportIdWinsThenTheLaterLogTimeThenTheLaterRow() {
        UsageRow lowerId = new UsageRow(1, 9, new ReportRow(900, second(0), second(9), 1));
        UsageRow earlierLog = new UsageRow(2, 9, new ReportRow(100, second(2), second(8), 2));
        UsageRow earlierRow = new UsageRow(2, 0, new ReportRow(200, second(4), second(7), 3));
        UsageRow laterRow = new UsageRow(2, 1, new ReportRow(200, second(5), second(6), 4));

        Timeline function = functionOf(rows(lowerId, earlierLog, earlierRow, laterRow));

        assertLevels(function, 1, 1, 2, 2, 4, 3, 5, 4, 6, 3, 7, 2, 8, 1, 9, 1);
    }

    @Example
    void aReleaseCutsRowsForGoodAndNeedsARowWithALaterStart() {
        UsageRow cut = usage(1, row(2, 15, 3));
        UsageRow alsoCut = usage(2, row(6, 9, 4));
        UsageRow later = usage(3, row(8, 10, 5));

        Timeline function =
                functionOf(new Facts(List.of(cut, alsoCut, later), List.of(tick(12)), List.of(), List.of()));

        assertLevels(function, 5, 3, 6, 0, 7, 0, 8, 5, 10, 5, 14, 5);
    }

    @Example
    void aReleaseOfATagNotYetReportedLeavesLaterRowsAlone() {
        Timeline function =
                functionOf(new Facts(List.of(usage(1, row(6, 8, 2))), List.of(tick(4)), List.of(), List.of()));

        assertLevels(function, 2, 0, 6, 2, 20, 2);
    }

    @Example
    void aListedInstanceStillCountsWhereItsOwnRowsCover() {
        UsageRow own = usage(1, row(2, 8, 3));

        Timeline function = functionOf(new Facts(List.of(own), List.of(), List.of(moment(5)), List.of()));

        assertLevels(function, 4, 3, 5, 3, 7, 3, 8, 0, 20, 0);
    }

    @Example
    void aListedInstanceCountsAgainOnlyWithARowThatStartsAfterTheListing() {
        UsageRow before = usage(1, row(2, 4, 3));
        UsageRow sameStart = usage(2, row(6, 8, 4));
        UsageRow after = usage(3, row(12, 14, 5));

        Timeline function =
                functionOf(new Facts(List.of(before, sameStart, after), List.of(), List.of(moment(6)), List.of()));

        assertLevels(function, 5, 3, 6, 4, 8, 0, 11, 0, 12, 5, 20, 5);
    }

    @Example
    void outOfServiceCountsNothingAndServiceResumesAtZeroUntilARowCovers() {
        Timeline function = functionOf(new Facts(
                List.of(usage(1, row(2, 4, 3)), usage(2, row(5, 7, 4)), usage(3, row(12, 13, 5))),
                List.of(),
                List.of(),
                List.of(
                        new LifecycleEvent(moment(6), Kind.DECOMMISSION),
                        new LifecycleEvent(moment(9), Kind.REACTIVATE))));

        assertLevels(function, 5, 4, 6, 0, 8, 0, 9, 0, 11, 0, 12, 5, 20, 5);
    }

    @Example
    void aRowThatCoversTheReactivationCountsAtOnce() {
        Timeline function = functionOf(new Facts(
                List.of(usage(1, row(2, 12, 3))),
                List.of(),
                List.of(),
                List.of(
                        new LifecycleEvent(moment(4), Kind.DECOMMISSION),
                        new LifecycleEvent(tick(15), Kind.REACTIVATE))));

        assertThat(function.at(tick(14))).isZero();
        assertThat(function.at(tick(15))).isEqualTo(3);
        assertThat(function.at(moment(20))).isEqualTo(3);
    }

    @Provide
    Arbitrary<Facts> facts() {
        return FactArbitraries.facts();
    }

    private static Timeline functionOf(Facts facts) {
        return ConsumptionFunction.of(FactArbitraries.series(facts));
    }

    private static Facts rows(UsageRow... rows) {
        return new Facts(List.of(rows), List.of(), List.of(), List.of());
    }

    private static UsageRow usage(long reportId, ReportRow row) {
        return new UsageRow(reportId, 0, row);
    }

    private static ReportRow row(int start, int end, long count) {
        return new ReportRow(second(start), second(start), second(end), count);
    }

    private static Instant moment(int second) {
        return Instant.ofEpochSecond(second(second));
    }

    /** @param secondsAndLevels second, level, second, level, … */
    private static void assertLevels(Timeline function, int... secondsAndLevels) {
        for (int i = 0; i < secondsAndLevels.length; i += 2) {
            assertThat(function.at(moment(secondsAndLevels[i])))
                    .as("second %d of %s", secondsAndLevels[i], function)
                    .isEqualTo(secondsAndLevels[i + 1]);
        }
    }

    private static <T> List<T> shuffled(List<T> facts, Random random) {
        List<T> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static <T> List<T> twice(List<T> facts) {
        List<T> twice = new ArrayList<>(facts);
        twice.addAll(facts);
        return twice;
    }

    /** The order recorded decides between events of the same moment, so each one is repeated in its place. */
    private static <T> List<T> eachTwice(List<T> facts) {
        List<T> twice = new ArrayList<>();
        for (T fact : facts) {
            twice.add(fact);
            twice.add(fact);
        }
        return twice;
    }
}
