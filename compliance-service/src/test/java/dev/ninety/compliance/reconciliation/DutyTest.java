package dev.ninety.compliance.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** When a run counts as missed, against somebody who watches every hour and counts. */
class DutyTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static Instant hour(long hour) {
        return START.plus(Duration.ofHours(hour));
    }

    /** The hours since something happened that puts a run off, counted hour by hour; missed from so many on. */
    private static boolean isMissed(int since, Integer until, int every, int tolerance, List<Integer> runs, int hour) {
        int waited = 0;
        for (int now = since + 1; now <= hour; now++) {
            waited = runs.contains(now) ? 0 : waited + 1;
        }
        boolean holds = hour >= since && (until == null || hour < until);
        return holds && waited >= every + tolerance;
    }

    @Property
    void aRunIsMissedFromItsDueTimeAndTheToleranceOn(
            @ForAll @IntRange(max = 5) int since,
            @ForAll @IntRange(max = 40) int until,
            @ForAll @IntRange(min = 1, max = 6) int every,
            @ForAll @IntRange(max = 4) int tolerance,
            @ForAll("runs") List<Integer> runs,
            @ForAll @IntRange(max = 30) int hour) {
        Integer ends = until > 30 ? null : until;
        Duty duty =
                new Duty(RunSource.OWN_COPIES, hour(since), ends == null ? null : hour(ends), Duration.ofHours(every));
        Instant last = runs.stream()
                .filter(run -> run <= hour)
                .max(Integer::compare)
                .map(DutyTest::hour)
                .orElse(null);
        MissedRun missed = duty.missedAt(hour(hour), last, Duration.ofHours(tolerance));
        assertThat(missed != null).isEqualTo(isMissed(since, ends, every, tolerance, runs, hour));
        if (missed != null) {
            assertThat(missed.missedSince()).isEqualTo(missed.dueAt().plus(Duration.ofHours(tolerance)));
            assertThat(missed.lastRunAt()).isEqualTo(last);
        }
    }

    @Example
    void aRunFromBeforeTheDutyPutsNothingOff() {
        Duty duty = new Duty(RunSource.CSSM_API, hour(10), null, Duration.ofHours(24));
        assertThat(duty.missedAt(hour(45), hour(0), Duration.ofHours(12))).isNull();
        assertThat(duty.missedAt(hour(46), hour(0), Duration.ofHours(12)))
                .isEqualTo(new MissedRun(RunSource.CSSM_API, hour(34), hour(46), hour(0)));
    }

    @Provide
    Arbitrary<List<Integer>> runs() {
        return Arbitraries.integers().between(0, 30).list().ofMaxSize(6);
    }
}
