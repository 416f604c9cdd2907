package dev.ninety.kit.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongBinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The algebra against an oracle that keeps one number for every second of a small world. */
class TimelineTest {

    private static final int WORLD = 40;

    record Change(int second, int delta) {}

    @Property
    void levelIsTheSumOfChangesSoFar(@ForAll("changes") List<Change> changes) {
        assertSame(timeline(changes), levels(changes));
    }

    @Property
    void orderOfChangesDoesNotMatter(@ForAll("changes") List<Change> changes) {
        assertThat(timeline(changes.reversed())).isEqualTo(timeline(changes)).hasSameHashCodeAs(timeline(changes));
    }

    @Property
    void combinesMomentByMoment(@ForAll("changes") List<Change> one, @ForAll("changes") List<Change> two) {
        Timeline a = timeline(one);
        Timeline b = timeline(two);
        assertSame(a.plus(b), zip(levels(one), levels(two), Math::addExact));
        assertSame(a.minus(b), zip(levels(one), levels(two), Math::subtractExact));
        assertSame(a.min(b), zip(levels(one), levels(two), Math::min));
        assertSame(a.max(b), zip(levels(one), levels(two), Math::max));
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.negated().plus(a)).isEqualTo(Timeline.zero());
    }

    @Property
    void formIsCanonical(@ForAll("changes") List<Change> one, @ForAll("changes") List<Change> two) {
        Timeline sum = timeline(one).plus(timeline(two));
        List<Instant> points = sum.changePoints();
        assertThat(points).isSorted().doesNotHaveDuplicates();
        sum.forEachChange((micros, delta) -> assertThat(delta).isNotZero());
        Timeline.ChangeCollector again = Timeline.collect();
        sum.forEachChange(again::add);
        assertThat(again.done()).isEqualTo(sum);
    }

    @Property
    void cutsToAnInterval(
            @ForAll("changes") List<Change> changes, @ForAll("seconds") int from, @ForAll("seconds") int until) {
        long[] expected = levels(changes);
        for (int s = 0; s < WORLD; s++) {
            expected[s] = s >= from && s < until ? expected[s] : 0;
        }
        assertSame(timeline(changes).within(at(from), at(until)), expected);
    }

    @Property
    void findsSpellsBelowZero(@ForAll("changes") List<Change> changes) {
        List<Spell> expected = new ArrayList<>();
        long[] levels = levels(changes);
        for (int s = 0; s < WORLD; s++) {
            boolean starts = levels[s] < 0 && (s == 0 || levels[s - 1] >= 0);
            if (starts) {
                int end = s;
                long deepest = 0;
                while (end < WORLD && levels[end] < 0) {
                    deepest = Math.min(deepest, levels[end++]);
                }
                expected.add(new Spell(at(s), end == WORLD ? null : at(end), deepest));
            }
        }
        assertThat(timeline(changes).spellsBelowZero()).isEqualTo(expected);
    }

    @Property
    void measuresAnInterval(
            @ForAll("changes") List<Change> changes, @ForAll("seconds") int one, @ForAll("seconds") int two) {
        int from = Math.min(one, two);
        int until = Math.max(one, two) + 1;
        long[] levels = levels(changes);
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        long sum = 0;
        for (int s = from; s < until; s++) {
            least = Math.min(least, levels[s]);
            most = Math.max(most, levels[s]);
            sum += levels[s];
        }
        Timeline timeline = timeline(changes);
        assertThat(timeline.minimum(at(from), at(until))).isEqualTo(least);
        assertThat(timeline.peak(at(from), at(until))).isEqualTo(most);
        assertThat(timeline.mean(at(from), at(until), 2))
                .isEqualTo(BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(until - from), 2, RoundingMode.HALF_UP));
    }

    @Property
    void tellsTheNextAndTheLastChange(@ForAll("changes") List<Change> changes, @ForAll("seconds") int second) {
        long[] levels = levels(changes);
        TreeSet<Integer> points = new TreeSet<>();
        for (int s = 0; s < WORLD; s++) {
            if (levels[s] != (s == 0 ? 0 : levels[s - 1])) {
                points.add(s);
            }
        }
        Integer next = points.higher(second);
        Integer last = points.floor(second);
        assertThat(timeline(changes).nextChangeAfter(at(second))).isEqualTo(next == null ? null : at(next));
        assertThat(timeline(changes).since(at(second))).isEqualTo(last == null ? null : at(last));
    }

    @Example
    void aSpellWithoutEndReachesIntoForever() {
        Timeline short5 = Timeline.from(at(3), -5);
        assertThat(short5.spellsBelowZero()).containsExactly(new Spell(at(3), null, -5));
        assertThat(short5.minimum(at(10), null)).isEqualTo(-5);
    }

    @Example
    void aSumBeyondTheRangeIsAnErrorNotANumber() {
        Timeline most = Timeline.from(at(0), Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(most)).isInstanceOf(ArithmeticException.class);
    }

    @Example
    void levelsAreWrittenInOrder() {
        Timeline.LevelWriter writer = Timeline.write().set(5, 1).set(7, 1);
        assertThatThrownBy(() -> writer.set(6, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aMomentOutsideTheLongestCalendarsIsExact() {
        Instant late = Instant.parse("9999-12-31T23:59:59.999999Z");
        assertThat(Micros.toInstant(Micros.of(late))).isEqualTo(late);
        Instant early = Instant.parse("0001-01-01T00:00:00.000001Z");
        assertThat(Micros.toInstant(Micros.of(early))).isEqualTo(early);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(seconds(), Arbitraries.integers().between(-5, 5))
                .as(Change::new)
                .list()
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<Integer> seconds() {
        return Arbitraries.integers().between(0, WORLD - 1);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }

    private static Timeline timeline(List<Change> changes) {
        Timeline.ChangeCollector collector = Timeline.collect();
        changes.forEach(change -> collector.add(at(change.second()), change.delta()));
        return collector.done();
    }

    private static long[] levels(List<Change> changes) {
        long[] levels = new long[WORLD];
        for (Change change : changes) {
            for (int s = change.second(); s < WORLD; s++) {
                levels[s] += change.delta();
            }
        }
        return levels;
    }

    private static long[] zip(long[] one, long[] two, LongBinaryOperator operator) {
        long[] result = new long[WORLD];
        for (int s = 0; s < WORLD; s++) {
            result[s] = operator.applyAsLong(one[s], two[s]);
        }
        return result;
    }

    private static void assertSame(Timeline actual, long[] expected) {
        assertThat(actual.at(Instant.ofEpochSecond(-1))).isZero();
        for (int s = 0; s < WORLD; s++) {
            assertThat(actual.at(at(s))).as("second %d of %s", s, actual).isEqualTo(expected[s]);
        }
    }
}
