package dev.ninety.compliance.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Who is over, against an oracle that hands out single units and takes them back, second by second. */
class OverConsumptionTest {

    private static final int WORLD = 8;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> NAMES = List.of("C9300:A", "C9300:B", "ISR4331/K9:A");

    /** One unit that an instance took at a second. */
    private record Unit(String instance, int second) {}

    private record Entry(int second, String instance, long delta, long sequence) {}

    @Property
    void equalsTheUnitByUnitOracle(
            @ForAll("levels") List<List<Integer>> levels,
            @ForAll @IntRange(max = 12) int shortBy,
            @ForAll @IntRange(max = 3) int correction) {
        OverConsumption over = new OverConsumption(shortBy);
        feed(over, entries(levels, correction));
        Map<String, Long> units = new LinkedHashMap<>();
        Map<String, Integer> since = new LinkedHashMap<>();
        for (Unit unit : oracle(levels, shortBy)) {
            units.merge(unit.instance(), 1L, Long::sum);
            since.put(unit.instance(), unit.second());
        }
        assertThat(over.taken())
                .extracting(OverConsumption.Taken::productInstance, OverConsumption.Taken::units)
                .containsExactlyElementsOf(units.entrySet().stream()
                        .map(one -> tuple(one.getKey(), one.getValue()))
                        .toList());
        over.taken().forEach(taken -> assertThat(taken.since()).isEqualTo(at(since.get(taken.productInstance()))));
        assertThat(over.isDone())
                .isEqualTo(units.values().stream().mapToLong(Long::longValue).sum() == shortBy);
    }

    @Property
    void readingOnWhenItIsDoneChangesNothing(
            @ForAll("levels") List<List<Integer>> levels, @ForAll @IntRange(max = 12) int shortBy) {
        OverConsumption whole = new OverConsumption(shortBy);
        feed(whole, entries(levels, 0));
        OverConsumption stopped = new OverConsumption(shortBy);
        for (Entry entry : entries(levels, 0)) {
            stopped.add(at(entry.second()), entry.instance(), entry.delta(), entry.sequence());
            if (stopped.isDone()) {
                break;
            }
        }
        stopped.end();
        assertThat(stopped.taken()).isEqualTo(whole.taken());
    }

    @Example
    void theLastInIsOverFirstAndGivesBackItsOwn() {
        OverConsumption over = new OverConsumption(4);
        over.add(at(6), "C9300:A", -2, 5); // gives back two of the five
        over.add(at(5), "C9300:B", 1, 4);
        over.add(at(4), "C9300:A", 5, 3);
        over.add(at(1), "ISR:Z", 9, 1);
        over.end();
        assertThat(over.taken())
                .containsExactly(
                        new OverConsumption.Taken("C9300:B", 1, at(5), List.of(4L)),
                        new OverConsumption.Taken("C9300:A", 3, at(4), List.of(3L)));
    }

    @Example
    void entriesAreTakenBackwardsOnly() {
        OverConsumption over = new OverConsumption(1);
        over.add(at(1), "C9300:A", 1, 1);
        assertThatThrownBy(() -> over.add(at(2), "C9300:A", 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void feed(OverConsumption over, List<Entry> entries) {
        entries.forEach(entry -> over.add(at(entry.second()), entry.instance(), entry.delta(), entry.sequence()));
        over.end();
    }

    /** What the ledger would hold, backwards; every change can have been posted too high and corrected. */
    private static List<Entry> entries(List<List<Integer>> levels, int correction) {
        List<Entry> entries = new ArrayList<>();
        for (int second = 0; second < WORLD; second++) {
            for (int i = 0; i < levels.size(); i++) {
                int delta = levels.get(i).get(second)
                        - (second == 0 ? 0 : levels.get(i).get(second - 1));
                if (delta != 0) {
                    entries.add(new Entry(second, NAMES.get(i), delta + correction, entries.size() + 1));
                    if (correction != 0) {
                        entries.add(new Entry(second, NAMES.get(i), -correction, entries.size() + 1));
                    }
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::second)
                .thenComparing(Entry::instance)
                .thenComparing(Entry::sequence)
                .reversed());
        return entries;
    }

    private static List<Unit> oracle(List<List<Integer>> levels, int shortBy) {
        List<Unit> held = new ArrayList<>();
        for (int second = 0; second < WORLD; second++) {
            for (int i = 0; i < levels.size(); i++) {
                String instance = NAMES.get(i);
                int wanted = levels.get(i).get(second);
                while (held.stream()
                                .filter(unit -> unit.instance().equals(instance))
                                .count()
                        < wanted) {
                    held.add(new Unit(instance, second));
                }
                while (held.stream()
                                .filter(unit -> unit.instance().equals(instance))
                                .count()
                        > wanted) {
                    int last = -1;
                    for (int k = 0; k < held.size(); k++) {
                        last = held.get(k).instance().equals(instance) ? k : last;
                    }
                    held.remove(last);
                }
            }
        }
        held.sort(
                Comparator.comparing(Unit::second).thenComparing(Unit::instance).reversed());
        return held.subList(0, Math.min(shortBy, held.size()));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    @Provide
    Arbitrary<List<List<Integer>>> levels() {
        return Arbitraries.integers().between(0, 4).list().ofSize(WORLD).list().ofSize(NAMES.size());
    }
}
