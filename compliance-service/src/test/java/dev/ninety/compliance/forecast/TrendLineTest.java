package dev.ninety.compliance.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * The line through daily levels, against sums of deviations from the means. A world has two levels per day, one from
 * 00:00Z and one from noon on, so that it shows which of them count.
 */
class TrendLineTest {

    private static final int DAYS = 230;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 300)
    void isTheLineOfLeastSquaresThroughTheLevelsAtMidnight(
            @ForAll("halfDays") List<Integer> levels,
            @ForAll @IntRange(min = 1, max = DAYS - 1) int today,
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @IntRange(max = 220) int unused,
            @ForAll @IntRange(max = 100) int recordHours) {
        Timeline consumed = function(levels, unused);
        Instant now = START.plus(Duration.ofDays(today).plusHours(hour));
        RecordStart record = new RecordStart(START.plus(Duration.ofHours(recordHours)));

        List<int[]> points = new ArrayList<>();
        boolean used = false;
        for (int day = 0; day <= today; day++) {
            int level = 2 * day < unused ? 0 : levels.get(2 * day);
            used |= level > 0 || day > 0 && 2 * day - 1 >= unused && levels.get(2 * day - 1) > 0;
            if (used && day > today - 180 && day * 24 >= recordHours) {
                points.add(new int[] {day, level});
            }
        }
        TrendLine line = TrendLine.of(consumed, now, record);
        if (points.size() < 30) {
            assertThat(line).isNull();
            return;
        }
        assertThat(line).isNotNull();
        assertThat(line.days()).isEqualTo(points.size());
        assertThat(line.from()).isEqualTo(day(points.getFirst()[0]));
        for (int later : new int[] {today + 1, today + 17, today + 365}) {
            assertThat(line.levelAt(day(later))).as("day %d", later).isEqualTo(expected(points, later));
        }
        assertThat(line.slopePerDay()).isEqualTo(slope(points).setScale(6, RoundingMode.HALF_UP));
    }

    /** Everything times n, so that the means are whole numbers. */
    private static BigDecimal[] deviations(List<int[]> points) {
        long n = points.size();
        long sumX = points.stream().mapToLong(p -> p[0]).sum();
        long sumY = points.stream().mapToLong(p -> p[1]).sum();
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int[] point : points) {
            BigDecimal x = BigDecimal.valueOf(n * point[0] - sumX);
            BigDecimal y = BigDecimal.valueOf(n * point[1] - sumY);
            products = products.add(x.multiply(y));
            squares = squares.add(x.multiply(x));
        }
        return new BigDecimal[] {products, squares, BigDecimal.valueOf(sumX), BigDecimal.valueOf(sumY)};
    }

    private static BigDecimal slope(List<int[]> points) {
        BigDecimal[] d = deviations(points);
        return d[0].divide(d[1], 30, RoundingMode.HALF_UP);
    }

    private static long expected(List<int[]> points, int day) {
        BigDecimal[] d = deviations(points);
        BigDecimal n = BigDecimal.valueOf(points.size());
        // mean y + slope * (day - mean x), as one fraction
        BigDecimal above = d[3].multiply(d[1])
                .add(d[0].multiply(n.multiply(BigDecimal.valueOf(day)).subtract(d[2])));
        BigDecimal level = above.divide(n.multiply(d[1]), 0, RoundingMode.HALF_UP);
        return Math.max(0, level.longValueExact());
    }

    @Example
    void growthGoesOnAndWhatIsKnownStays() {
        List<Integer> levels = new ArrayList<>();
        for (int half = 0; half < 2 * DAYS; half++) {
            levels.add(10 + half / 4);
        }
        Timeline consumed = function(levels, 0);
        Instant now = day(100).plus(Duration.ofHours(13));
        TrendLine line = TrendLine.of(consumed, now, RecordStart.NONE);

        assertThat(line).isNotNull();
        assertThat(line.slopePerDay()).isEqualTo(new BigDecimal("0.500000"));
        assertThat(line.points(now, day(103)))
                .containsExactly(
                        new TrendLine.Point(day(101), 60),
                        new TrendLine.Point(day(102), 61),
                        new TrendLine.Point(day(103), 61));
        Timeline continued = line.continued(consumed, now, day(103));
        assertThat(continued.within(START, day(101))).isEqualTo(consumed.within(START, day(101)));
        assertThat(continued.at(day(102))).isEqualTo(61);
        assertThat(continued.lastLevel()).as("what it reaches last, for ever").isEqualTo(61);
        assertThat(line.continued(consumed, now, now.plusSeconds(60)))
                .as("no day begins")
                .isEqualTo(consumed);
    }

    @Example
    void aFallingLineStopsAtNothing() {
        List<Integer> levels = new ArrayList<>();
        for (int half = 0; half < 2 * DAYS; half++) {
            levels.add(Math.max(0, 50 - half / 2));
        }
        TrendLine line = TrendLine.of(function(levels, 0), day(40), RecordStart.NONE);
        assertThat(line).isNotNull();
        assertThat(line.slopePerDay()).isEqualTo(new BigDecimal("-1.000000"));
        assertThat(line.levelAt(day(50))).isZero();
        assertThat(line.levelAt(day(49))).isEqualTo(1);
        assertThat(line.levelAt(day(400))).isZero();
    }

    @Example
    void noUseIsNoLine() {
        assertThat(TrendLine.of(Timeline.zero(), day(200), RecordStart.NONE)).isNull();
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    /** Nothing is used for the first half days, then what the levels say. */
    private static Timeline function(List<Integer> levels, int unused) {
        Timeline.LevelWriter writer = Timeline.write();
        for (int half = unused; half < 2 * DAYS; half++) {
            writer.set(START.plus(Duration.ofHours(12L * half)).getEpochSecond() * 1_000_000L, levels.get(half));
        }
        return writer.done();
    }

    @Provide
    Arbitrary<List<Integer>> halfDays() {
        return Arbitraries.integers().between(0, 40).list().ofSize(2 * DAYS);
    }
}
