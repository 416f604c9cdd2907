package dev.ninety.kit.timeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable step function of time: a whole number for every moment, 0 before the first change. A change
 * holds from its own moment on, so every stretch of equal level is half-open, {@code [start, end)}.
 *
 * <p>Kept as two arrays, the moments of change in microseconds and the level from each on. The form is
 * canonical (moments ascend strictly, neighbouring levels differ, the level before the first is 0), so equal
 * functions are equal objects. Every operation is linear in the number of changes. A level or sum that leaves
 * the range of a {@code long} is an {@link ArithmeticException}, never a wrong number.
 */
public final class Timeline {

    private static final Timeline ZERO = new Timeline(new long[0], new long[0]);

    private final long[] moments;
    private final long[] levels;

    private Timeline(long[] moments, long[] levels) {
        this.moments = moments;
        this.levels = levels;
    }

    /** The function that is 0 at every moment. */
    public static Timeline zero() {
        return ZERO;
    }

    /** 0 before {@code start}, {@code level} from then on. */
    public static Timeline from(Instant start, long level) {
        return level == 0 ? ZERO : new Timeline(new long[] {Micros.of(start)}, new long[] {level});
    }

    /** {@code level} within {@code [start, end)} and 0 elsewhere; {@code end} null means without end. */
    public static Timeline between(Instant start, @Nullable Instant end, long level) {
        if (end == null) {
            return from(start, level);
        }
        if (level == 0 || !start.isBefore(end)) {
            return ZERO;
        }
        return new Timeline(new long[] {Micros.of(start), Micros.of(end)}, new long[] {level, 0});
    }

    /** Collects changes in any order; changes of the same moment add up. */
    public static ChangeCollector collect() {
        return new ChangeCollector();
    }

    /** Collects levels whose moments do not descend. */
    public static LevelWriter write() {
        return new LevelWriter();
    }

    /** The level at a moment, a change at the moment itself included. */
    public long at(Instant moment) {
        return at(Micros.of(moment));
    }

    /** {@link #at(Instant)} for a moment in microseconds. */
    public long at(long micros) {
        int last = lastChangeAtOrBefore(micros);
        return last < 0 ? 0 : levels[last];
    }

    /** The moment since when the level of {@code moment} holds without a break; null where it always held. */
    public @Nullable Instant since(Instant moment) {
        int last = lastChangeAtOrBefore(Micros.of(moment));
        return last < 0 ? null : Micros.toInstant(moments[last]);
    }

    public Timeline plus(Timeline other) {
        return combine(other, Math::addExact);
    }

    public Timeline minus(Timeline other) {
        return combine(other, Math::subtractExact);
    }

    /** The lower of both at every moment. */
    public Timeline min(Timeline other) {
        return combine(other, Math::min);
    }

    /** The higher of both at every moment. */
    public Timeline max(Timeline other) {
        return combine(other, Math::max);
    }

    public Timeline negated() {
        return ZERO.minus(this);
    }

    /** This function within {@code [start, end)} and 0 elsewhere; {@code end} null means without end. */
    public Timeline within(Instant start, @Nullable Instant end) {
        long from = Micros.of(start);
        long until = end == null ? Long.MAX_VALUE : Micros.of(end);
        if (from >= until) {
            return ZERO;
        }
        LevelWriter writer = write().set(from, at(from));
        for (int i = firstChangeAfter(from); i < moments.length && moments[i] < until; i++) {
            writer.set(moments[i], levels[i]);
        }
        return (end == null ? writer : writer.set(until, 0)).done();
    }

    /** The moments at which the level changes, ascending. */
    public List<Instant> changePoints() {
        return Arrays.stream(moments).mapToObj(Micros::toInstant).toList();
    }

    /** The first change after a moment; null where the level never changes again. */
    public @Nullable Instant nextChangeAfter(Instant moment) {
        int next = firstChangeAfter(Micros.of(moment));
        return next == moments.length ? null : Micros.toInstant(moments[next]);
    }

    /** The level that holds from the last change on, for ever. */
    public long lastLevel() {
        return levels.length == 0 ? 0 : levels[levels.length - 1];
    }

    public boolean isZero() {
        return moments.length == 0;
    }

    public int changeCount() {
        return moments.length;
    }

    /** Hands out every change as (microseconds, difference from the level before), ascending, none of them 0. */
    public void forEachChange(ChangeConsumer consumer) {
        long before = 0;
        for (int i = 0; i < moments.length; i++) {
            consumer.accept(moments[i], Math.subtractExact(levels[i], before));
            before = levels[i];
        }
    }

    /** The stretches below zero, ascending; stretches that touch are one. */
    public List<Spell> spellsBelowZero() {
        List<Spell> spells = new ArrayList<>();
        int i = 0;
        while (i < moments.length) {
            if (levels[i] >= 0) {
                i++;
                continue;
            }
            long start = moments[i];
            long deepest = levels[i];
            for (i++; i < moments.length && levels[i] < 0; i++) {
                deepest = Math.min(deepest, levels[i]);
            }
            Instant end = i == moments.length ? null : Micros.toInstant(moments[i]);
            spells.add(new Spell(Micros.toInstant(start), end, deepest));
        }
        return spells;
    }

    /** The lowest level within {@code [from, until)}; {@code until} null means without end. */
    public long minimum(Instant from, @Nullable Instant until) {
        return extreme(from, until, Math::min);
    }

    /** The highest level within {@code [from, until)}; {@code until} null means without end. */
    public long peak(Instant from, @Nullable Instant until) {
        return extreme(from, until, Math::max);
    }

    /** The mean over {@code [from, until)}, each level weighted by how long it holds, rounded HALF_UP. */
    public BigDecimal mean(Instant from, Instant until, int scale) {
        long start = Micros.of(from);
        long end = Micros.of(until);
        requireLength(start, end);
        BigInteger area = BigInteger.ZERO;
        long since = start;
        long level = at(start);
        for (int i = firstChangeAfter(start); i < moments.length && moments[i] < end; i++) {
            area = area.add(BigInteger.valueOf(level).multiply(BigInteger.valueOf(moments[i] - since)));
            since = moments[i];
            level = levels[i];
        }
        area = area.add(BigInteger.valueOf(level).multiply(BigInteger.valueOf(end - since)));
        return new BigDecimal(area).divide(BigDecimal.valueOf(end - start), scale, RoundingMode.HALF_UP);
    }

    private Timeline combine(Timeline other, LongBinaryOperator operator) {
        LevelWriter writer = new LevelWriter(moments.length + other.moments.length);
        int i = 0;
        int j = 0;
        while (i < moments.length || j < other.moments.length) {
            long here = i < moments.length ? moments[i] : Long.MAX_VALUE;
            long there = j < other.moments.length ? other.moments[j] : Long.MAX_VALUE;
            long moment = Math.min(here, there);
            i += here == moment ? 1 : 0;
            j += there == moment ? 1 : 0;
            long mine = i == 0 ? 0 : levels[i - 1];
            long theirs = j == 0 ? 0 : other.levels[j - 1];
            writer.set(moment, operator.applyAsLong(mine, theirs));
        }
        return writer.done();
    }

    private long extreme(Instant from, @Nullable Instant until, LongBinaryOperator operator) {
        long start = Micros.of(from);
        long end = until == null ? Long.MAX_VALUE : Micros.of(until);
        requireLength(start, end);
        long result = at(start);
        for (int i = firstChangeAfter(start); i < moments.length && moments[i] < end; i++) {
            result = operator.applyAsLong(result, levels[i]);
        }
        return result;
    }

    private static void requireLength(long start, long end) {
        if (start >= end) {
            throw new IllegalArgumentException(
                    "an interval has a length: " + Micros.toInstant(start) + " to " + Micros.toInstant(end));
        }
    }

    private int lastChangeAtOrBefore(long micros) {
        int found = Arrays.binarySearch(moments, micros);
        return found >= 0 ? found : -found - 2;
    }

    private int firstChangeAfter(long micros) {
        return lastChangeAtOrBefore(micros) + 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timeline that
                && Arrays.equals(moments, that.moments)
                && Arrays.equals(levels, that.levels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(moments) + Arrays.hashCode(levels);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("0");
        for (int i = 0; i < moments.length; i++) {
            text.append(", ").append(Micros.toInstant(moments[i])).append(": ").append(levels[i]);
        }
        return text.toString();
    }

    /** Receives one change of a timeline. */
    @FunctionalInterface
    public interface ChangeConsumer {
        void accept(long micros, long delta);
    }

    /** Builds a timeline from changes in any order. */
    public static final class ChangeCollector {
        private long[] moments = new long[8];
        private long[] deltas = new long[8];
        private int size;

        private ChangeCollector() {}

        public ChangeCollector add(Instant moment, long delta) {
            return add(Micros.of(moment), delta);
        }

        public ChangeCollector add(long micros, long delta) {
            if (size == moments.length) {
                moments = Arrays.copyOf(moments, size * 2);
                deltas = Arrays.copyOf(deltas, size * 2);
            }
            moments[size] = micros;
            deltas[size++] = delta;
            return this;
        }

        public Timeline done() {
            sortByMoment();
            LevelWriter writer = new LevelWriter(size);
            long level = 0;
            for (int i = 0; i < size; i++) {
                level = Math.addExact(level, deltas[i]);
                writer.set(moments[i], level);
            }
            return writer.done();
        }

        /** Changes mostly arrive in order, so looking first is cheaper than sorting. */
        private void sortByMoment() {
            boolean sorted = true;
            for (int i = 1; i < size && sorted; i++) {
                sorted = moments[i - 1] <= moments[i];
            }
            if (sorted) {
                return;
            }
            record Change(long moment, long delta) {}
            List<Change> changes = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                changes.add(new Change(moments[i], deltas[i]));
            }
            changes.sort(Comparator.comparingLong(Change::moment));
            for (int i = 0; i < size; i++) {
                moments[i] = changes.get(i).moment();
                deltas[i] = changes.get(i).delta();
            }
        }
    }

    /** Builds a timeline from levels in order; a later level of the same moment replaces the earlier one. */
    public static final class LevelWriter {
        private long[] moments;
        private long[] levels;
        private int size;
        private long latest = Long.MIN_VALUE;

        private LevelWriter() {
            this(8);
        }

        private LevelWriter(int capacity) {
            moments = new long[Math.max(1, capacity)];
            levels = new long[Math.max(1, capacity)];
        }

        public LevelWriter set(long micros, long level) {
            if (micros < latest) {
                throw new IllegalArgumentException("moments descend at " + Micros.toInstant(micros));
            }
            latest = micros;
            if (size > 0 && micros == moments[size - 1]) {
                size--;
            }
            if (level == (size == 0 ? 0 : levels[size - 1])) {
                return this;
            }
            if (size == moments.length) {
                moments = Arrays.copyOf(moments, size * 2);
                levels = Arrays.copyOf(levels, size * 2);
            }
            moments[size] = micros;
            levels[size++] = level;
            return this;
        }

        public Timeline done() {
            return size == 0 ? ZERO : new Timeline(Arrays.copyOf(moments, size), Arrays.copyOf(levels, size));
        }
    }
}
