package dev.ninety.compliance.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
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

/** What a record start does to spells, against an oracle that walks through a small world second by second. */
class RecordStartTest {

    private static final int WORLD = 14;

    @Property
    void noSpellStartsBeforeTheRecordAndNothingWithinItIsLost(
            @ForAll("levels") List<Integer> levels, @ForAll @IntRange(max = WORLD + 1) int from) {
        List<Spell> spells = new RecordStart(at(from)).spells(timeline(levels));
        assertThat(spells).isEqualTo(oracle(levels, from));
    }

    @Property
    void aRecordWithoutStartChangesNothing(@ForAll("levels") List<Integer> levels) {
        assertThat(RecordStart.NONE.spells(timeline(levels))).isEqualTo(oracle(levels, 0));
        assertThat(RecordStart.NONE.uncertainStart(timeline(levels))).isNull();
    }

    @Property
    void onlyAStartWithAShortageThatAlreadyRanIsUncertain(
            @ForAll("levels") List<Integer> levels, @ForAll @IntRange(max = WORLD + 1) int from) {
        boolean ranOn = from > 0 && level(levels, from - 1) < 0 && level(levels, from) < 0;
        assertThat(new RecordStart(at(from)).uncertainStart(timeline(levels))).isEqualTo(ranOn ? at(from) : null);
    }

    @Property
    void everyMomentIsCoveredFromTheStartOn(
            @ForAll @IntRange(max = WORLD) int from, @ForAll @IntRange(max = WORLD) int at) {
        assertThat(new RecordStart(at(from)).covers(at(at))).isEqualTo(at >= from);
        assertThat(RecordStart.NONE.covers(at(at))).isTrue();
    }

    @Example
    void theVersionKnownThenIsTheOneThatCounts() {
        RecordStarts starts = new RecordStarts(List.of(
                new RecordStarts.Version(at(5), at(10)),
                new RecordStarts.Version(at(3), at(20)),
                new RecordStarts.Version(null, at(30))));
        assertThat(starts.knownAt(at(9))).isEqualTo(RecordStart.NONE);
        assertThat(starts.knownAt(at(10))).isEqualTo(new RecordStart(at(5)));
        assertThat(starts.knownAt(at(29))).isEqualTo(new RecordStart(at(3)));
        assertThat(starts.knownAt(at(30))).isEqualTo(RecordStart.NONE);
        assertThat(starts.latest()).isEqualTo(starts.knownAt(null)).isEqualTo(RecordStart.NONE);
        assertThat(new RecordStarts(List.of()).latest()).isEqualTo(RecordStart.NONE);
    }

    private static List<Spell> oracle(List<Integer> levels, int from) {
        List<Spell> spells = new ArrayList<>();
        int second = from;
        while (second <= WORLD + 1) {
            if (level(levels, second) >= 0) {
                second++;
                continue;
            }
            int start = second;
            int deepest = 0;
            while (second <= WORLD + 1 && level(levels, second) < 0) {
                deepest = Math.min(deepest, level(levels, second++));
            }
            spells.add(new Spell(at(start), second > WORLD + 1 ? null : at(second), deepest));
        }
        return spells;
    }

    /** The last level holds for ever. */
    private static int level(List<Integer> levels, int second) {
        return levels.get(Math.min(second, WORLD - 1));
    }

    private static Timeline timeline(List<Integer> levels) {
        Timeline.LevelWriter writer = Timeline.write();
        for (int second = 0; second < WORLD; second++) {
            writer.set(second * 1_000_000L, levels.get(second));
        }
        return writer.done();
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }

    @Provide
    Arbitrary<List<Integer>> levels() {
        return Arbitraries.integers().between(-3, 2).list().ofSize(WORLD);
    }
}
