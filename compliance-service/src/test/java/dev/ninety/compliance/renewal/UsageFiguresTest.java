package dev.ninety.compliance.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Figures of use, against an array that has the level of every hour. */
class UsageFiguresTest {

    private static final int HOURS = 60;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    void figuresAreThoseOfTheHours(
            @ForAll("levels") int[] levels,
            @ForAll @IntRange(max = HOURS) int from,
            @ForAll @IntRange(max = HOURS) int until) {
        int first = 0;
        while (first < HOURS && levels[first] == 0) {
            first++;
        }
        int begin = Math.max(first, from);

        UsageFigures figures = UsageFigures.over(function(levels), new ReviewWindow(hour(from), hour(until)));

        if (begin >= until) {
            assertThat(figures).isEqualTo(UsageFigures.NONE);
            assertThat(figures.peakLevel()).isZero();
            return;
        }
        int[] looked = Arrays.copyOfRange(levels, begin, until);
        assertThat(figures.from()).isEqualTo(hour(begin));
        assertThat(figures.until()).isEqualTo(hour(until));
        assertThat(figures.p95()).isEqualTo(p95(looked));
        assertThat(figures.mean())
                .isEqualTo(
                        BigDecimal.valueOf(Arrays.stream(looked).asLongStream().sum())
                                .divide(BigDecimal.valueOf(looked.length), 2, RoundingMode.HALF_UP));
        assertPeak(figures.peak(), looked, begin);
    }

    /** Tries every level from below, hour by hour. */
    private static long p95(int[] looked) {
        for (int level = 0; ; level++) {
            int within = 0;
            for (int one : looked) {
                within += one <= level ? 1 : 0;
            }
            if (within * 100 >= looked.length * 95) {
                return level;
            }
        }
    }

    private static void assertPeak(UsageFigures.Peak peak, int[] looked, int begin) {
        int highest = Arrays.stream(looked).max().orElseThrow();
        int at = 0;
        while (looked[at] != highest) {
            at++;
        }
        int length = 0;
        while (at + length < looked.length && looked[at + length] == highest) {
            length++;
        }
        long total = Arrays.stream(looked).filter(one -> one == highest).count();
        assertThat(peak)
                .isEqualTo(new UsageFigures.Peak(
                        highest, hour(begin + at), Duration.ofHours(length), Duration.ofHours(total)));
    }

    @Example
    void aPeakOfJustFivePercentIsNotInP95() {
        Timeline use = Timeline.from(START, 10).plus(Timeline.between(hour(40), hour(43), 5));
        assertThat(UsageFigures.over(use, new ReviewWindow(START, hour(HOURS))).p95())
                .isEqualTo(10);
        Timeline longer = Timeline.from(START, 10).plus(Timeline.between(hour(40), hour(43).plusNanos(1_000), 5));
        assertThat(UsageFigures.over(longer, new ReviewWindow(START, hour(HOURS)))
                        .p95())
                .isEqualTo(15);
    }

    @Example
    void aWindowIsTheYearBeforeTheDateAsFarAsItIsOver() {
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        assertThat(ReviewWindow.of(Instant.parse("2026-09-01T00:00:00Z"), now, RecordStart.NONE))
                .isEqualTo(new ReviewWindow(Instant.parse("2025-09-01T00:00:00Z"), now));
        assertThat(ReviewWindow.of(Instant.parse("2026-02-01T00:00:00Z"), now, RecordStart.NONE))
                .isEqualTo(
                        new ReviewWindow(Instant.parse("2025-02-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z")));
        assertThat(ReviewWindow.of(now.plus(ReviewWindow.LENGTH).minusSeconds(1), now, RecordStart.NONE)
                        .from())
                .isEqualTo(now.minusSeconds(1));
        assertThat(ReviewWindow.of(now.plus(ReviewWindow.LENGTH), now, RecordStart.NONE))
                .as("a date of whose year nothing is over")
                .isEqualTo(new ReviewWindow(now.minus(ReviewWindow.LENGTH), now));
        RecordStart record = new RecordStart(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(ReviewWindow.of(Instant.parse("2026-09-01T00:00:00Z"), now, record)
                        .from())
                .isEqualTo(record.from());
    }

    @Example
    void levelsAreReadNowOrJustBeforeADateThatIsOver() {
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        assertThat(ReviewWindow.asOf(now.plusSeconds(1), now)).isEqualTo(now);
        assertThat(ReviewWindow.asOf(now, now)).isEqualTo(Micros.toInstant(Micros.of(now) - 1));
    }

    static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private static Timeline function(int[] levels) {
        Timeline.LevelWriter writer = Timeline.write();
        for (int hour = 0; hour < levels.length; hour++) {
            writer.set(Micros.of(hour(hour)), levels[hour]);
        }
        return writer.done();
    }

    @Provide
    Arbitrary<int[]> levels() {
        Arbitrary<Integer> level = Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(8, 1), Tuple.of(1, 2))
                .flatMap(kind -> kind == 0
                        ? Arbitraries.just(0)
                        : kind == 1
                                ? Arbitraries.integers().between(3, 4)
                                : Arbitraries.integers().between(0, 9));
        return level.array(int[].class).ofSize(HOURS);
    }
}
