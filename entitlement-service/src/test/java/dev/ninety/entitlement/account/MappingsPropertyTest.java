package dev.ninety.entitlement.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What a Virtual Account maps to, held to a world of a few seconds in which every second is painted by hand. */
class MappingsPropertyTest {

    private static final int SECONDS = 16;

    private static final List<Mapping> KNOWN =
            List.of(Mapping.NONE, new Mapping("unit", null, null), new Mapping(null, "EU", "lab"));

    /** Somebody says at second {@code said} what holds from second {@code from}; -1 where no moment is named. */
    record Saying(int said, int from, Mapping mapping) {}

    @Property
    void everySecondMapsToWhatWasPaintedThere(@ForAll("sayings") List<Saying> sayings) {
        Mappings mappings = Mappings.NONE;
        Painting painting = new Painting();
        for (Saying saying : sayings) {
            Instant from = saying.from() < 0 ? null : second(saying.from());
            Optional<DatedMapping> added = mappings.toRecord(saying.mapping(), from, second(saying.said()));
            mappings = added.map(mappings::with).orElse(mappings);

            assertThat(added.isPresent()).isEqualTo(painting.paint(saying));
            for (int i = 0; i < SECONDS; i++) {
                assertThat(mappings.at(second(i)))
                        .as("second %d of %s", i, sayings)
                        .isEqualTo(painting.at(i));
            }
        }
    }

    @Property
    void sayingItAgainRecordsNothing(@ForAll("sayings") List<Saying> sayings) {
        Mappings mappings = Mappings.NONE;
        for (Saying saying : sayings) {
            Instant from = saying.from() < 0 ? null : second(saying.from());
            Instant said = second(saying.said());
            Optional<DatedMapping> added = mappings.toRecord(saying.mapping(), from, said);
            mappings = added.map(mappings::with).orElse(mappings);
            assertThat(mappings.toRecord(saying.mapping(), from, said)).isEmpty();
        }
    }

    @Example
    void theFirstMappingDescribesHowItAlwaysWas() {
        Mapping unit = KNOWN.get(1);
        Mappings mappings =
                Mappings.NONE.with(Mappings.NONE.toRecord(unit, null, second(9)).orElseThrow());
        assertThat(mappings.at(Instant.MIN)).isEqualTo(unit);
        assertThat(mappings.recorded()).containsExactly(new DatedMapping(null, unit, second(9)));
    }

    @Provide
    Arbitrary<List<Saying>> sayings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SECONDS - 1),
                        Arbitraries.integers().between(-1, SECONDS - 1),
                        Arbitraries.of(KNOWN))
                .as(Saying::new)
                .list()
                .ofMaxSize(8)
                .map(MappingsPropertyTest::inOrder);
    }

    private static List<Saying> inOrder(List<Saying> sayings) {
        int[] moments = sayings.stream().mapToInt(Saying::said).sorted().toArray();
        List<Saying> ordered = new ArrayList<>();
        for (int i = 0; i < moments.length; i++) {
            ordered.add(
                    new Saying(moments[i], sayings.get(i).from(), sayings.get(i).mapping()));
        }
        return ordered;
    }

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }

    /** One cell per second; a saying paints from its second up to the next second at which another one began. */
    private static final class Painting {
        private final @Nullable Mapping[] cells = new Mapping[SECONDS];
        private final TreeSet<Integer> beginnings = new TreeSet<>();
        private boolean touched;

        Painting() {
            Arrays.fill(cells, Mapping.NONE);
        }

        Mapping at(int second) {
            return cells[second];
        }

        boolean paint(Saying saying) {
            boolean fromTheBeginning = saying.from() < 0 && !touched;
            int from = fromTheBeginning ? 0 : saying.from() < 0 ? saying.said() : saying.from();
            if (cells[from].equals(saying.mapping())) {
                return false;
            }
            Integer next = beginnings.higher(from);
            Arrays.fill(cells, from, next == null ? SECONDS : next, saying.mapping());
            if (!fromTheBeginning) {
                beginnings.add(from);
            }
            touched = true;
            return true;
        }
    }
}
