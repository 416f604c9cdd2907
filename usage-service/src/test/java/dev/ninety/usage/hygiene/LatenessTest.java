package dev.ninety.usage.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.SmallWorld;
import dev.ninety.usage.consumption.UsageRow;
import dev.ninety.usage.hygiene.ClockSuspect.Why;
import dev.ninety.usage.hygiene.SilentTag.Heard;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.ReportRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What took too long, or came after the end. */
class LatenessTest {

    private static final Instant LAST = Instant.parse("2026-03-01T00:00:00Z");

    private static Instant day(long days) {
        return LAST.plus(Duration.ofDays(days));
    }

    @Property
    void lateFromTheDayItselfAndSevereFromTheSecondOne(
            @ForAll @IntRange(max = 60) int days,
            @ForAll @IntRange(max = 60) int severe,
            @ForAll @IntRange(max = 80) int now) {
        Optional<Overdue> overdue = Overdue.judge(LAST, days, (long) severe, day(now));

        assertThat(overdue.isPresent()).isEqualTo(now >= days);
        overdue.ifPresent(late -> {
            assertThat(late.since()).isEqualTo(day(days));
            assertThat(late.severity()).isEqualTo(now >= days && now >= severe ? Severity.SEVERE : Severity.WARNING);
        });
    }

    @Example
    void aLimitIsReachedAtItsMomentAndNotBefore() {
        assertThat(Overdue.judge(LAST, 30, null, day(30).minusNanos(1_000))).isEmpty();
        assertThat(Overdue.judge(LAST, 30, null, day(30))).contains(new Overdue(day(30), Severity.WARNING));
    }

    @Property
    void aTagIsSilentWhereAnotherWasHeardOfMuchLater(
            @ForAll @IntRange(max = 90) int own,
            @ForAll @IntRange(max = 90) int other,
            @ForAll @IntRange(max = 90) int since) {
        Optional<SilentTag.Silence> silence =
                SilentTag.judge(new Heard("own", day(own)), day(since), List.of(new Heard("other", day(other))), 30);

        assertThat(silence.isPresent()).isEqualTo(other > own + 30);
        silence.ifPresent(found -> assertThat(found.since()).isEqualTo(day(Math.max(own + 30, since))));
    }

    @Property
    void aRowThatCoversAMomentOutOfServiceBringsAnInstanceBack(
            @ForAll @IntRange(max = 20) int start,
            @ForAll @IntRange(max = 20) int length,
            @ForAll @IntRange(max = 20) int out,
            @ForAll @IntRange(max = 20) int now) {
        ReportRow row = new ReportRow(0, SmallWorld.second(start), SmallWorld.second(start + length), 3);
        Instant outSince = Instant.ofEpochSecond(SmallWorld.second(out));
        Instant moment = Instant.ofEpochSecond(SmallWorld.second(out + now));

        Optional<Reappeared.Use> use = Reappeared.judge(List.of(new UsageRow(1, 0, row)), outSince, moment);

        Integer first = null;
        for (int s = out; s <= out + now && first == null; s++) {
            first = s >= start && s < start + length ? s : null;
        }
        assertThat(use.map(Reappeared.Use::from))
                .isEqualTo(Optional.ofNullable(first).map(s -> Instant.ofEpochSecond(SmallWorld.second(s))));
    }

    @Example
    void aClockIsSuspectForWhatItsRowsTell() {
        Instant received = Instant.parse("2026-06-01T00:00:00Z");
        long at = received.getEpochSecond();

        assertThat(ClockSuspect.judge(List.of(new ReportRow(at, at - 10, at + 3_600, 1)), received))
                .containsExactly(Why.CLOCK_CHANGED);
        assertThat(ClockSuspect.judge(List.of(new ReportRow(at, at - 10, at + 3_601, 1)), received))
                .containsExactly(Why.AFTER_RECEIPT);
        assertThat(ClockSuspect.judge(List.of(new ReportRow(at, 10, at, 1)), received))
                .containsExactly(Why.BEFORE_2015);
    }

    @Example
    void aRetiredDeviceIsReleasedWhenItEndedAndWeKnew() {
        Udi udi = new Udi("C9300", "A");
        var counted = new Retirement.Device(udi, true, true, null, null, day(-1));
        var endedLate = new Retirement.Device(udi, false, false, day(0), day(12), day(0));
        var endedEarly = new Retirement.Device(udi, true, false, day(-5), null, day(-5));
        var reportedSince = new Retirement.Device(udi, true, true, null, null, day(3));
        var never = new Retirement.Device(udi, true, false, null, null, null);

        assertThat(Retirement.judge(counted, day(0), day(40)))
                .isEqualTo(new Retirement(
                        udi, true, null, 40L, new Retirement.Proposal(day(0), "Retired at " + day(0) + ".")));
        assertThat(Retirement.judge(endedLate, day(0), day(40)))
                .isEqualTo(new Retirement(udi, false, day(12), 12L, null));
        assertThat(Retirement.judge(endedEarly, day(0), day(40)).daysToRelease())
                .isZero();
        assertThat(Retirement.judge(reportedSince, day(0), day(40)).proposal().effectiveAt())
                .as("reported use is never cut")
                .isEqualTo(day(3));
        assertThat(Retirement.judge(never, day(0), day(40)).daysToRelease()).isNull();
    }

    @Example
    void aRetirementIsDatedAsInventoriesWriteIt() {
        assertThat(RetiredMoment.parse("2026-03-01")).contains(LAST);
        assertThat(RetiredMoment.parse("2026-Mar-01")).contains(LAST);
        assertThat(RetiredMoment.parse("2026-03-01T02:00:00+02:00")).contains(LAST);
        for (String wrong :
                List.of("", "1", "2026-02-30", "2026-Feb-30", "01.03.2026", "2026-03-01T00:00:00", "10000-01-01")) {
            assertThat(RetiredMoment.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
