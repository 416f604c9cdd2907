package dev.ninety.usage.report;

import static dev.ninety.usage.SmallWorld.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.StandingReports;
import dev.ninety.usage.StandingReports.Identity;
import dev.ninety.usage.consumption.ConsumptionFunction;
import dev.ninety.usage.consumption.SeriesFacts;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Udi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Open reports are sent again and again as they grow, and arrive in any order: what stands is the same. */
class ArrivalOrderTest {

    private static final Udi INSTANCE = new Udi("C9300-24P", "FOC2233L0AB");

    @Property
    void theLongestVersionOfEveryReportStandsWhateverTheOrderOfArrival(
            @ForAll("versions") List<RumReport> versions, @ForAll Random random) {
        List<RumReport> arrivals = new ArrayList<>(versions);
        Collections.shuffle(arrivals, random);

        StandingReports standing = StandingReports.after(arrivals);

        assertThat(standing.reports()).isEqualTo(longest(versions));
        assertThat(function(standing)).isEqualTo(function(StandingReports.after(versions)));
    }

    @Property
    void sendingEverythingAgainChangesNothing(@ForAll("versions") List<RumReport> versions, @ForAll Random random) {
        List<RumReport> again = new ArrayList<>(versions);
        Collections.shuffle(again, random);
        List<RumReport> arrivals = new ArrayList<>(versions);
        arrivals.addAll(again);

        assertThat(StandingReports.after(arrivals)).isEqualTo(StandingReports.after(versions));
    }

    @Property
    void everyVersionThatArrivesLateIsADuplicateOfWhatStands(@ForAll("versions") List<RumReport> versions) {
        StandingReports standing = StandingReports.after(versions);

        assertThat(versions)
                .allSatisfy(version -> assertThat(Sameness.of(
                                standing.reports().get(identity(version)).rows(), version.rows()))
                        .isEqualTo(Sameness.DUPLICATE));
    }

    @Provide
    Arbitrary<List<RumReport>> versions() {
        return finalStates()
                .flatMap(finals -> Combinators.combine(
                                Arbitraries.of(finals),
                                Arbitraries.integers().between(0, 4),
                                Arbitraries.integers().between(0, 6))
                        .as(StandingReports::earlierState)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(12));
    }

    private static Arbitrary<List<RumReport>> finalStates() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.longs().between(0, 4))
                .as((logTime, start, length, count) ->
                        new ReportRow(logTime, second(start), second(start + length), count))
                .list()
                .ofMaxSize(4)
                .list()
                .ofSize(3)
                .map(ArrivalOrderTest::reports);
    }

    private static List<RumReport> reports(List<List<ReportRow>> rowsOfReports) {
        List<RumReport> reports = new ArrayList<>();
        for (List<ReportRow> rows : rowsOfReports) {
            reports.add(new RumReport(INSTANCE, "tag", 1_671_840_750L + reports.size(), rows, List.of(), false));
        }
        return reports;
    }

    /** Most rows, then the latest end of the last one. */
    private static Map<Identity, RumReport> longest(List<RumReport> versions) {
        Map<Identity, RumReport> longest = new HashMap<>();
        for (RumReport version : versions) {
            longest.merge(identity(version), version, (one, other) -> isLonger(one.rows(), other.rows()) ? one : other);
        }
        return longest;
    }

    private static boolean isLonger(List<ReportRow> one, List<ReportRow> other) {
        if (one.size() != other.size()) {
            return one.size() > other.size();
        }
        return !one.isEmpty() && one.getLast().end() > other.getLast().end();
    }

    private static Identity identity(RumReport report) {
        return new Identity(report.productInstance(), report.reportId());
    }

    private static Timeline function(StandingReports standing) {
        return ConsumptionFunction.of(
                new SeriesFacts(standing.rowsOf(INSTANCE), List.of(), List.of(), Lifecycle.alwaysActive(), List.of()));
    }
}
