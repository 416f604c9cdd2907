package dev.ninety.usage.consumption;

import static dev.ninety.usage.SmallWorld.TICKS;
import static dev.ninety.usage.SmallWorld.assertSame;
import static dev.ninety.usage.SmallWorld.second;
import static dev.ninety.usage.SmallWorld.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.StandingReports;
import dev.ninety.usage.consumption.ConsumptionOracle.Facts;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.RumReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two controllers of an HA pair take turns; whoever is active reports for the pair and lists both. */
class HaSwitchoverTest {

    private static final Udi LEFT = new Udi("C9800-40-K9", "TTM2610LEFT");
    private static final Udi RIGHT = new Udi("C9800-40-K9", "TTM2611RGHT");

    /** A row of the member whose turn it is, after a time without a row. */
    record Step(int hole, int length, long count) {}

    @Property
    void thePairConsumesWhatItsActiveMemberSaysAndTheOtherNothing(
            @ForAll("turns") List<List<Step>> turns, @ForAll Random random) {
        List<RumReport> reports = reports(turns);
        List<RumReport> arrivals = withEarlierStates(reports, random);
        Collections.shuffle(arrivals, random);

        StandingReports standing = StandingReports.after(arrivals);

        assertSame(function(standing, LEFT), levelWhileActive(reports, LEFT));
        assertSame(function(standing, RIGHT), levelWhileActive(reports, RIGHT));
    }

    @Property
    void aSwitchoverLeavesTheTotalAsItWasEvenSwitchedBack(
            @ForAll("turns") List<List<Step>> turns, @ForAll Random random) {
        List<List<Step>> steady = turns.stream()
                .map(turn -> turn.stream()
                        .map(step -> new Step(step.hole(), step.length(), 7))
                        .toList())
                .toList();
        List<RumReport> reports = reports(steady);
        List<RumReport> arrivals = withEarlierStates(reports, random);
        Collections.shuffle(arrivals, random);

        StandingReports standing = StandingReports.after(arrivals);

        Instant begin =
                Instant.ofEpochSecond(reports.getFirst().rows().getFirst().start());
        assertThat(function(standing, LEFT).plus(function(standing, RIGHT))).isEqualTo(Timeline.from(begin, 7));
    }

    @Example
    void switchedOverAndBack() {
        List<RumReport> arrivals =
                List.of(report(LEFT, 1, row(0, 4, 5)), report(RIGHT, 1, row(6, 9, 5)), report(LEFT, 2, row(12, 14, 6)));

        StandingReports standing = StandingReports.after(arrivals);

        assertThat(function(standing, LEFT))
                .isEqualTo(Timeline.between(at(0), at(6), 5).plus(Timeline.from(at(12), 6)));
        assertThat(function(standing, RIGHT)).isEqualTo(Timeline.between(at(6), at(12), 5));
    }

    @Example
    void beforeTheOtherReportsTheActiveOneIsNotTouched() {
        StandingReports standing = StandingReports.after(List.of(report(LEFT, 1, row(0, 4, 5))));

        assertThat(function(standing, LEFT)).isEqualTo(Timeline.from(at(0), 5));
        assertThat(function(standing, RIGHT)).isEqualTo(Timeline.zero());
    }

    @Example
    void rowsOfTheOldActiveMemberThatReachPastTheSwitchoverStillCount() {
        List<RumReport> arrivals = List.of(report(LEFT, 1, row(0, 8, 5)), report(RIGHT, 1, row(6, 9, 5)));

        StandingReports standing = StandingReports.after(arrivals);

        assertThat(function(standing, LEFT)).isEqualTo(Timeline.between(at(0), at(8), 5));
        assertThat(function(standing, RIGHT)).isEqualTo(Timeline.from(at(6), 5));
    }

    @Example
    void aRowOfNoLengthSwitchesNothing() {
        List<RumReport> arrivals = List.of(report(LEFT, 1, row(0, 4, 5)), report(RIGHT, 1, row(6, 6, 5)));

        StandingReports standing = StandingReports.after(arrivals);

        assertThat(function(standing, LEFT)).isEqualTo(Timeline.from(at(0), 5));
    }

    @Property
    void rowsThatCoverNothingOrStartOutOfServiceSwitchNothing(@ForAll("facts") Facts lister) {
        List<ReportRow> rows = lister.rows().stream().map(UsageRow::row).toList();

        List<Instant> starts = ConsumptionFunction.switchingStarts(
                rows, lister.releases(), new Lifecycle(lister.lifecycle()), lister.merged());

        assertThat(starts).containsExactlyInAnyOrderElementsOf(startsThatSwitch(rows, lister));
    }

    @Provide
    Arbitrary<Facts> facts() {
        return FactArbitraries.facts();
    }

    @Provide
    Arbitrary<List<List<Step>>> turns() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.longs().between(1, 4))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static List<RumReport> reports(List<List<Step>> turns) {
        List<RumReport> reports = new ArrayList<>();
        int time = 0;
        for (List<Step> turn : turns) {
            List<ReportRow> rows = new ArrayList<>();
            for (Step step : turn) {
                int start = time + step.hole();
                time = start + step.length();
                rows.add(row(start, time, step.count()));
            }
            Udi active = reports.size() % 2 == 0 ? LEFT : RIGHT;
            reports.add(report(active, 1_700_000_000L + reports.size(), rows.toArray(ReportRow[]::new)));
        }
        return reports;
    }

    private static List<RumReport> withEarlierStates(List<RumReport> reports, Random random) {
        List<RumReport> arrivals = new ArrayList<>(reports);
        for (RumReport report : reports) {
            arrivals.add(StandingReports.earlierState(report, random.nextInt(3), random.nextInt(3)));
        }
        return arrivals;
    }

    private static List<Instant> startsThatSwitch(List<ReportRow> rows, Facts lister) {
        List<Instant> starts = new ArrayList<>();
        for (ReportRow row : rows) {
            Instant start = Instant.ofEpochSecond(row.start());
            UsageRow alone = new UsageRow(1, 0, new ReportRow(row.logTime(), row.start(), row.end(), 1));
            long[] levels =
                    ConsumptionOracle.levels(new Facts(List.of(alone), lister.releases(), List.of(), List.of()));
            boolean coversSomething = Arrays.stream(levels).anyMatch(level -> level > 0);
            boolean merged = lister.merged().stream()
                    .anyMatch(mask -> !mask.from().isAfter(start)
                            && (mask.until() == null || mask.until().isAfter(start)));
            if (coversSomething && !merged && !ConsumptionOracle.isOutOfService(lister.lifecycle(), start)) {
                starts.add(start);
            }
        }
        return starts;
    }

    /** A member is active from the first row of its turn until the first row of the other's next one. */
    private static long[] levelWhileActive(List<RumReport> reports, Udi member) {
        long[] levels = new long[TICKS];
        for (int t = 0; t < TICKS; t++) {
            for (RumReport report : reports) {
                for (ReportRow row : report.rows()) {
                    if (row.start() <= Math.floorDiv(tick(t).toEpochMilli(), 1000)) {
                        levels[t] = report.productInstance().equals(member) ? row.count() : 0;
                    }
                }
            }
        }
        return levels;
    }

    private static Timeline function(StandingReports standing, Udi member) {
        List<Instant> listings = new ArrayList<>();
        for (RumReport listing : standing.listing(member)) {
            listings.addAll(ConsumptionFunction.switchingStarts(
                    listing.rows(), List.of(), Lifecycle.alwaysActive(), List.of()));
        }
        return ConsumptionFunction.of(
                new SeriesFacts(standing.rowsOf(member), List.of(), listings, Lifecycle.alwaysActive(), List.of()));
    }

    private static RumReport report(Udi active, long reportId, ReportRow... rows) {
        return new RumReport(active, "tag", reportId, List.of(rows), List.of(LEFT, RIGHT), false);
    }

    private static ReportRow row(int start, int end, long count) {
        return new ReportRow(second(start), second(start), second(end), count);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second(second));
    }
}
