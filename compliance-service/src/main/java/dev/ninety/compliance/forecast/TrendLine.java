package dev.ninety.compliance.forecast;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The straight line of least squares through the levels of consumption at 00:00Z of each day, of the last 180 days at
 * most. Days before the first use and before the account's record are no levels; of fewer than 30 no line is drawn.
 * All arithmetic is exact.
 */
public final class TrendLine {

    /** How far back levels are looked at, in days. */
    public static final int DAYS = 180;

    /** The fewest days of use that make a line. */
    public static final int FEWEST = 30;

    private static final int SLOPE_PLACES = 6;

    private final Instant from;
    private final int days;
    private final BigInteger sumX;
    private final BigInteger sumY;
    private final BigInteger slope;
    private final BigInteger spread;

    private TrendLine(Instant from, long[] levels) {
        this.from = from;
        this.days = levels.length;
        BigInteger x = BigInteger.ZERO;
        BigInteger y = BigInteger.ZERO;
        BigInteger xx = BigInteger.ZERO;
        BigInteger xy = BigInteger.ZERO;
        for (int day = 0; day < levels.length; day++) {
            BigInteger at = BigInteger.valueOf(day);
            BigInteger level = BigInteger.valueOf(levels[day]);
            x = x.add(at);
            y = y.add(level);
            xx = xx.add(at.multiply(at));
            xy = xy.add(at.multiply(level));
        }
        BigInteger n = BigInteger.valueOf(days);
        this.sumX = x;
        this.sumY = y;
        this.slope = n.multiply(xy).subtract(x.multiply(y));
        this.spread = n.multiply(xx).subtract(x.multiply(x));
    }

    /**
     * The line through what was consumed up to now; null where there are too few days of use.
     *
     * @param record days before it are not known well enough to count
     */
    public static @Nullable TrendLine of(Timeline consumed, Instant now, RecordStart record) {
        Instant last = now.truncatedTo(ChronoUnit.DAYS);
        Instant first = firstUse(consumed);
        if (first == null) {
            return null;
        }
        Instant from = latest(first, record.from(), last.minus(DAYS - 1L, ChronoUnit.DAYS));
        long count = ChronoUnit.DAYS.between(from, last) + 1;
        if (from.isAfter(last) || count < FEWEST) {
            return null;
        }
        long[] levels = new long[Math.toIntExact(count)];
        for (int day = 0; day < levels.length; day++) {
            levels[day] = consumed.at(from.plus(day, ChronoUnit.DAYS));
        }
        return new TrendLine(from, levels);
    }

    private static @Nullable Instant firstUse(Timeline consumed) {
        return consumed.changePoints().stream()
                .filter(moment -> consumed.at(moment) > 0)
                .findFirst()
                .orElse(null);
    }

    /** The latest of the moments, each moved on to 00:00Z if it is not one already. */
    private static Instant latest(Instant use, @Nullable Instant record, Instant window) {
        Instant latest = midnightFrom(use);
        if (record != null && record.isAfter(latest)) {
            latest = midnightFrom(record);
        }
        return window.isAfter(latest) ? window : latest;
    }

    private static Instant midnightFrom(Instant moment) {
        Instant midnight = moment.truncatedTo(ChronoUnit.DAYS);
        return midnight.equals(moment) ? midnight : midnight.plus(1, ChronoUnit.DAYS);
    }

    /** The first day that the line goes through, 00:00Z. */
    public Instant from() {
        return from;
    }

    /** How many days it goes through. */
    public int days() {
        return days;
    }

    /** By how many units it rises in a day, rounded half up to six places; below zero where it falls. */
    public BigDecimal slopePerDay() {
        return new BigDecimal(slope).divide(new BigDecimal(spread), SLOPE_PLACES, RoundingMode.HALF_UP);
    }

    /** Where the line is at 00:00Z of a day, in whole units: rounded half up, at least 0. */
    public long levelAt(Instant midnight) {
        BigInteger n = BigInteger.valueOf(days);
        BigInteger x = BigInteger.valueOf(ChronoUnit.DAYS.between(from, midnight));
        BigInteger level =
                sumY.multiply(spread).add(slope.multiply(n.multiply(x).subtract(sumX)));
        if (level.signum() <= 0) {
            return 0;
        }
        BigInteger unit = n.multiply(spread);
        return level.shiftLeft(1).add(unit).divide(unit.shiftLeft(1)).longValueExact();
    }

    private static Instant dayAfter(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    /** A moment and the level that holds from then on, in units. */
    public record Point(Instant at, long level) {}

    /** The line at 00:00Z of each day after now, up to a moment, itself included. */
    public List<Point> points(Instant now, Instant until) {
        List<Point> points = new ArrayList<>();
        for (Instant day = dayAfter(now); !day.isAfter(until); day = day.plus(1, ChronoUnit.DAYS)) {
            points.add(new Point(day, levelAt(day)));
        }
        return points;
    }

    /**
     * What is consumed if it goes on along the line: from the first 00:00Z after now on, the line, and what it reaches
     * last for ever after.
     */
    public Timeline continued(Timeline consumed, Instant now, Instant until) {
        Instant begins = dayAfter(now);
        if (begins.isAfter(until)) {
            return consumed;
        }
        List<Point> points = points(now, slope.signum() == 0 ? begins : until);
        Timeline.LevelWriter line = Timeline.write();
        points.forEach(point -> line.set(Micros.of(point.at()), point.level()));
        return consumed.minus(consumed.within(begins, null)).plus(line.done());
    }
}
