package dev.ninety.compliance.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What a Virtual Account belongs to, against an oracle that writes every saying over a small world. */
class VirtualAccountTest {

    private static final int WORLD = 8;

    /** Somebody said: from that second on, or from the beginning, it belongs to that unit. */
    record Saying(@Nullable Integer from, String unit) {}

    @Property
    void eachMappingHoldsUntilTheNextAndTheLaterRecordedWins(
            @ForAll("sayings") List<Saying> sayings,
            @ForAll @IntRange(max = WORLD) int at,
            @ForAll @IntRange(max = WORLD) int known) {
        // Saying i was recorded at second i.
        List<Mapping> mappings = new ArrayList<>();
        for (int i = 0; i < sayings.size(); i++) {
            Saying saying = sayings.get(i);
            mappings.add(new Mapping(
                    saying.from() == null ? null : second(saying.from()), saying.unit(), null, null, second(i)));
        }
        VirtualAccount account = new VirtualAccount("va", "VA", mappings);
        assertThat(account.mappingAt(second(at), second(known)).businessUnit()).isEqualTo(oracle(sayings, at, known));
        assertThat(account.mappingAt(second(at), null).businessUnit()).isEqualTo(oracle(sayings, at, WORLD));
    }

    @Example
    void namesAreComparedWithoutCaseAndBlanks() {
        Names names = new Names().add("DNA  Advantage", "tag-a").add(" dna advantage", "tag-b");
        assertThat(names.of("Dna\tAdvantage ")).containsExactly("tag-a", "tag-b");
        assertThat(names.of("DNAAdvantage")).isEmpty();
    }

    /** Slots for the beginning and each second; a slot that is overwritten takes the place of what it held. */
    private static @Nullable String oracle(List<Saying> sayings, int at, int known) {
        String[] slots = new String[WORLD + 2];
        for (int i = 0; i < sayings.size() && i <= known; i++) {
            Integer from = sayings.get(i).from();
            slots[from == null ? 0 : from + 1] = sayings.get(i).unit();
        }
        String unit = null;
        for (int slot = 0; slot <= at + 1; slot++) {
            unit = slots[slot] == null ? unit : slots[slot];
        }
        return unit;
    }

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }

    @Provide
    Arbitrary<List<Saying>> sayings() {
        Arbitrary<Integer> from = Arbitraries.integers().between(0, WORLD - 1).injectNull(0.3);
        return Combinators.combine(from, Arbitraries.of("north", "south", "east"))
                .as(Saying::new)
                .list()
                .ofMaxSize(WORLD);
    }
}
