package dev.ninety.usage.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.SmallWorld;
import dev.ninety.usage.hygiene.DoubleCount.Counted;
import dev.ninety.usage.hygiene.DoubleCount.Excess;
import dev.ninety.usage.hygiene.DoubleCount.Shared;
import dev.ninety.usage.hygiene.DoubleCount.Sharing;
import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which names of a device count too much. */
class DoubleCountTest {

    /** A world of at most six series of one licence, any of which may share something with any other. */
    record Estate(List<Counted> counted, List<Shared> shared) {}

    @Property
    void allButOneOfEveryDeviceCountTooMuch(@ForAll("estates") Estate estate) {
        List<Excess> excess = DoubleCount.judge(estate.counted(), estate.shared());

        // The oracle colours the series: whatever is tied takes the lower colour, until nothing changes.
        Map<Long, Long> colours = new HashMap<>();
        estate.counted().forEach(series -> colours.put(series.seriesId(), series.seriesId()));
        for (int round = 0; round < 6; round++) {
            for (Shared tie : estate.shared()) {
                if (colours.containsKey(tie.one()) && colours.containsKey(tie.other())) {
                    long lower = Math.min(colours.get(tie.one()), colours.get(tie.other()));
                    colours.put(tie.one(), lower);
                    colours.put(tie.other(), lower);
                }
            }
        }
        List<Long> expected = new ArrayList<>();
        for (long colour : new TreeSet<>(colours.values())) {
            List<Counted> device = estate.counted().stream()
                    .filter(series -> colours.get(series.seriesId()) == colour)
                    .toList();
            Counted survivor = device.getFirst();
            for (Counted other : device) {
                if (isBefore(other, survivor)) {
                    survivor = other;
                }
            }
            for (Counted other : device) {
                if (other.seriesId() != survivor.seriesId()) {
                    expected.add(other.seriesId());
                }
            }
        }
        assertThat(excess.stream().map(one -> one.series().seriesId()).toList())
                .containsExactlyElementsOf(expected.stream().sorted().toList());
        excess.forEach(one -> assertThat(one.survivor().seriesId())
                .as("the survivor of %s", one)
                .isNotIn(expected));
    }

    private static boolean isBefore(Counted one, Counted other) {
        Instant mine = one.latestRowStart() == null ? Instant.MIN : one.latestRowStart();
        Instant theirs = other.latestRowStart() == null ? Instant.MIN : other.latestRowStart();
        return mine.isAfter(theirs)
                || (mine.equals(theirs)
                        && one.instance().toString().compareTo(other.instance().toString()) < 0);
    }

    @Property
    void itIsSeenFromWhenItAndATiedOneBothCounted(@ForAll("estates") Estate estate) {
        for (Excess excess : DoubleCount.judge(estate.counted(), estate.shared())) {
            long id = excess.series().seriesId();
            Instant expected = estate.shared().stream()
                    .filter(tie -> tie.one() == id || tie.other() == id)
                    .flatMap(tie -> estate.counted().stream()
                            .filter(other -> other.seriesId() != id
                                    && (other.seriesId() == tie.one() || other.seriesId() == tie.other()))
                            .map(other -> latest(excess.series().countingSince(), other.countingSince(), tie.since())))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();

            assertThat(excess.since()).isEqualTo(expected);
        }
    }

    private static Instant latest(Instant one, Instant two, Instant three) {
        Instant latest = one.isAfter(two) ? one : two;
        return three != null && three.isAfter(latest) ? three : latest;
    }

    @Example
    void theOneThatStartedARowLastGoesOnCounting() {
        Counted old = counted(1, "C9300:A", 4, 3);
        Counted young = counted(2, "C9300L:A", 5, 9);

        List<Excess> excess =
                DoubleCount.judge(List.of(old, young), List.of(new Shared(1, 2, Sharing.SERIAL, "A", null)));

        assertThat(excess).singleElement().satisfies(one -> {
            assertThat(one.series()).isEqualTo(old);
            assertThat(one.survivor()).isEqualTo(young);
        });
    }

    private static Counted counted(long id, String udi, long level, int latestStart) {
        return new Counted(id, Udi.parse(udi).orElseThrow(), level, SmallWorld.tick(2), SmallWorld.tick(latestStart));
    }

    @Provide
    Arbitrary<Estate> estates() {
        Arbitrary<List<Counted>> counted = Arbitraries.integers()
                .between(1, 6)
                .set()
                .ofMaxSize(6)
                .flatMap(ids -> Combinators.combine(ids.stream()
                                .sorted()
                                .map(DoubleCountTest::series)
                                .toList())
                        .as(all -> (List<Counted>) new ArrayList<>(all)));
        return Combinators.combine(counted, ties().list().ofMaxSize(6)).as(Estate::new);
    }

    private static Arbitrary<Counted> series(int id) {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 5),
                        SmallWorld.moments(),
                        Arbitraries.of(0, 4, 8).map(SmallWorld::tick).injectNull(0.2))
                .as((level, since, start) -> new Counted(id, new Udi("C9300", "S" + (7 - id)), level, since, start));
    }

    private static Arbitrary<Shared> ties() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 6),
                        Arbitraries.longs().between(1, 6),
                        SmallWorld.moments().injectNull(0.5))
                .filter((one, other, since) -> !one.equals(other))
                .as((one, other, since) -> new Shared(one, other, Sharing.HA_MEMBER, "x", since));
    }
}
