package dev.ninety.compliance.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.vendor.Totals.Before;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Files of counts brought in any order and again and again, against an oracle that knows each file by heart. */
class TotalsTest {

    /** A line of a file: one of three pairs at one of two moments. */
    record Line(int pair, int moment, Count count) {

        CountKey key() {
            return new CountKey(new Pair("va", "tag-" + pair), Instant.ofEpochSecond(moment));
        }
    }

    /** What a database would hold: for each count, what each file said of it last. */
    static final class World {
        final Map<CountKey, Map<Integer, Count>> said = new HashMap<>();
        final List<Integer> arrivals = new ArrayList<>();

        /** Brings a file and answers which counts stand differently for it. */
        Set<CountKey> bring(int file, List<Line> lines) {
            if (!arrivals.contains(file)) {
                arrivals.add(file);
            }
            List<Judgement> judgements = new ArrayList<>();
            lines.forEach(line -> judgements.add(new Judgement.Counted(line.key(), line.count())));
            Totals totals = Totals.of(judgements);
            Map<CountKey, Before> before = new HashMap<>();
            totals.counts().keySet().stream().filter(said::containsKey).forEach(key -> {
                Map<Integer, Count> byFile = said.get(key);
                int latest = latest(byFile);
                before.put(
                        key,
                        new Before(
                                byFile.get(file),
                                byFile.get(latest),
                                arrivals.indexOf(latest) <= arrivals.indexOf(file)));
            });
            totals.toRecord(before)
                    .forEach((key, count) ->
                            said.computeIfAbsent(key, none -> new HashMap<>()).put(file, count));
            return totals.changed(before);
        }

        int latest(Map<Integer, Count> byFile) {
            int latest = -1;
            for (int file : arrivals) {
                latest = byFile.containsKey(file) ? file : latest;
            }
            return latest;
        }

        Map<CountKey, Count> standing() {
            Map<CountKey, Count> standing = new HashMap<>();
            said.forEach((key, byFile) -> standing.put(key, byFile.get(latest(byFile))));
            return standing;
        }
    }

    @Property
    void theFileThatFirstCameLastStandsHoweverOftenOthersAreBroughtAgain(
            @ForAll("files") List<List<Line>> files, @ForAll("order") List<Integer> order) {
        World world = new World();
        Map<CountKey, Count> expected = new LinkedHashMap<>();
        List<Integer> seen = new ArrayList<>();
        for (int file : order) {
            Map<CountKey, Count> before = world.standing();
            Set<CountKey> changed = world.bring(file, files.get(file));
            if (!seen.contains(file)) {
                seen.add(file);
                Map<CountKey, Count> sums = new HashMap<>();
                for (Line line : files.get(file)) {
                    sums.merge(line.key(), line.count(), TotalsTest::sum);
                }
                expected.putAll(sums);
            }
            assertThat(world.standing()).isEqualTo(expected);
            assertThat(expected.keySet())
                    .allSatisfy(key -> assertThat(changed.contains(key))
                            .isEqualTo(!expected.get(key).equals(before.get(key))));
        }
    }

    @Property
    void broughtAgainAFileSaysNothingNew(
            @ForAll("files") List<List<Line>> files, @ForAll("order") List<Integer> order) {
        World world = new World();
        order.forEach(file -> world.bring(file, files.get(file)));
        Map<CountKey, Map<Integer, Count>> said = Map.copyOf(world.said);
        order.forEach(file -> assertThat(world.bring(file, files.get(file))).isEmpty());
        assertThat(world.said).isEqualTo(said);
    }

    @Example
    void anEarlierFileThatSaysMoreOnceItsNamesAreKnownStaysBehindALaterOne() {
        World world = new World();
        Line line = new Line(0, 0, new Count(5, 5L));
        world.bring(0, List.of());
        assertThat(world.bring(1, List.of(line))).containsExactly(line.key());
        assertThat(world.bring(0, List.of(new Line(0, 0, new Count(9, 9L))))).isEmpty();
        assertThat(world.standing()).containsEntry(line.key(), new Count(5, 5L));
    }

    private static Count sum(Count one, Count other) {
        boolean known = one.quantity() != null && other.quantity() != null;
        return new Count(one.inUse() + other.inUse(), known ? one.quantity() + other.quantity() : null);
    }

    @Provide
    Arbitrary<List<List<Line>>> files() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.longs().between(0, 3).injectNull(0.2))
                .as((pair, moment, inUse, quantity) -> new Line(pair, moment, new Count(inUse, quantity)))
                .list()
                .ofMaxSize(5)
                .list()
                .ofSize(4);
    }

    @Provide
    Arbitrary<List<Integer>> order() {
        return Arbitraries.integers().between(0, 3).list().ofMaxSize(10);
    }
}
