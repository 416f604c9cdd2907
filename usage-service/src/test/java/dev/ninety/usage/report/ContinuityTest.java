package dev.ninety.usage.report;

import static dev.ninety.usage.SmallWorld.SECONDS;
import static dev.ninety.usage.SmallWorld.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holes, overlaps and wrong clocks, told second by second. */
class ContinuityTest {

    private static final Instant RECEIVED = Instant.parse("2026-05-01T12:00:00Z");
    private static final long NOON = RECEIVED.getEpochSecond();
    private static final long BEGIN_OF_2015 =
            Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();

    @Property
    void aGapIsASecondWithoutARowRightBeforeOneOfTheReportThoughNotTheFirstOfAll(
            @ForAll("rows") List<ReportRow> rows, @ForAll("rows") List<ReportRow> others) {
        int[] covering = coveringRows(both(rows, others));
        boolean expected = false;
        for (ReportRow row : rows) {
            int start = (int) (row.start() - second(0));
            boolean somethingEarlier = false;
            for (int s = 0; s < start; s++) {
                somethingEarlier |= covering[s] > 0;
            }
            expected |= row.hasLength() && somethingEarlier && covering[start - 1] == 0;
        }

        assertThat(Continuity.hasGap(rows, others)).isEqualTo(expected);
    }

    @Property
    void anOverlapIsASecondThatARowOfTheReportSharesWithAnotherRow(
            @ForAll("rows") List<ReportRow> rows, @ForAll("rows") List<ReportRow> others) {
        int[] own = coveringRows(rows);
        int[] all = coveringRows(both(rows, others));
        boolean expected = false;
        for (int s = 0; s < SECONDS; s++) {
            expected |= own[s] > 0 && all[s] > 1;
        }

        assertThat(Continuity.hasOverlap(rows, others)).isEqualTo(expected);
    }

    @Example
    void rowsThatTouchNeitherOverlapNorLeaveAGap() {
        List<ReportRow> standing = List.of(row(0, 5));
        List<ReportRow> arrived = List.of(row(5, 8), row(8, 9));

        assertThat(Continuity.hasOverlap(arrived, standing)).isFalse();
        assertThat(Continuity.hasGap(arrived, standing)).isFalse();
    }

    @Example
    void aMissingSecondIsAGap() {
        assertThat(Continuity.hasGap(List.of(row(6, 8)), List.of(row(0, 5)))).isTrue();
        assertThat(Continuity.hasGap(List.of(row(0, 5), row(6, 8)), List.of())).isTrue();
    }

    @Example
    void theFirstRowsOfASeriesFollowNothing() {
        assertThat(Continuity.hasGap(List.of(row(6, 8)), List.of())).isFalse();
        assertThat(Continuity.hasGap(List.of(row(6, 8)), List.of(row(12, 14)))).isFalse();
    }

    @Example
    void aClockIsBelievedFrom2015UntilAnHourAfterTheReceipt() {
        assertThat(suspect(BEGIN_OF_2015, BEGIN_OF_2015, NOON)).isFalse();
        assertThat(suspect(NOON - 60, NOON - 60, NOON)).isFalse();
        assertThat(suspect(NOON - 60, NOON - 60, NOON + 3_599)).isFalse();
    }

    @Example
    void aTimeBefore2015IsSuspect() {
        assertThat(suspect(NOON, BEGIN_OF_2015 - 1, NOON)).isTrue();
        assertThat(suspect(BEGIN_OF_2015 - 1, NOON, NOON)).isTrue();
        assertThat(suspect(0, 0, 0)).isTrue();
    }

    @Example
    void aTimeMoreThanAnHourAfterTheReceiptIsSuspect() {
        assertThat(suspect(NOON, NOON, NOON + 3_601)).isTrue();
        assertThat(suspect(NOON + 3_601, NOON - 1, NOON)).isTrue();
    }

    @Example
    void aClockThatWasChangedIsSuspectWhateverTheTimes() {
        RumReport report = report(List.of(new ReportRow(NOON, NOON - 9, NOON, 1)), true);

        assertThat(Continuity.isClockSuspect(report, RECEIVED)).isTrue();
    }

    @Example
    void oneSuspectRowIsEnoughAndNoneIsNoSuspicion() {
        ReportRow good = new ReportRow(NOON - 9, NOON - 9, NOON, 1);
        ReportRow bad = new ReportRow(5, 5, 6, 1);

        assertThat(Continuity.isClockSuspect(report(List.of(good, bad), false), RECEIVED))
                .isTrue();
        assertThat(Continuity.isClockSuspect(report(List.of(), false), RECEIVED))
                .isFalse();
    }

    @Provide
    Arbitrary<List<ReportRow>> rows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SECONDS - 6),
                        Arbitraries.integers().between(0, 5))
                .as((start, length) -> row(start, start + length))
                .list()
                .ofMaxSize(4);
    }

    private static List<ReportRow> both(List<ReportRow> rows, List<ReportRow> others) {
        List<ReportRow> both = new ArrayList<>(rows);
        both.addAll(others);
        return both;
    }

    private static int[] coveringRows(List<ReportRow> rows) {
        int[] covering = new int[SECONDS];
        for (ReportRow row : rows) {
            for (int s = 0; s < SECONDS; s++) {
                covering[s] += row.start() <= second(s) && second(s) < row.end() ? 1 : 0;
            }
        }
        return covering;
    }

    private static boolean suspect(long logTime, long start, long end) {
        return Continuity.isClockSuspect(report(List.of(new ReportRow(logTime, start, end, 1)), false), RECEIVED);
    }

    private static RumReport report(List<ReportRow> rows, boolean clockChanged) {
        return new RumReport(new Udi("C9300-24P", "FOC1"), "tag", 1, rows, List.of(), clockChanged);
    }

    private static ReportRow row(int start, int end) {
        return new ReportRow(second(start), second(start), second(end), 1);
    }
}
