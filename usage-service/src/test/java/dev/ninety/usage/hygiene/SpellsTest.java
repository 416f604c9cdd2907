package dev.ninety.usage.hygiene;

import static dev.ninety.usage.SmallWorld.TICKS;
import static dev.ninety.usage.SmallWorld.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.SmallWorld;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.LifecycleEvent;
import dev.ninety.usage.instance.LifecycleEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Since when something holds, against a look at every moment of a small world. */
class SpellsTest {

    @Property
    void countingSinceIsTheFirstMomentOfTheStretchAboveZero(
            @ForAll("levels") Timeline level, @ForAll("ticks") int now) {
        assertThat(Spells.countingSince(level, tick(now))).isEqualTo(since(now, t -> level.at(tick(t)) > 0));
    }

    @Property
    void endedAtIsTheFirstMomentOfTheStretchAtZeroIfItEverCounted(
            @ForAll("levels") Timeline level, @ForAll("ticks") int now) {
        Instant expected = since(now, t -> level.at(tick(t)) == 0);

        // What has been 0 from before the world on has never ended.
        assertThat(Spells.endedAt(level, tick(now))).isEqualTo(tick(0).equals(expected) ? null : expected);
    }

    @Property
    void outOfServiceSinceIsTheFirstMomentOfTheStretchOutOfService(
            @ForAll("lifecycles") Lifecycle lifecycle, @ForAll("ticks") int now) {
        assertThat(Spells.outOfServiceSince(lifecycle, tick(now)))
                .isEqualTo(since(now, t -> !lifecycle.isActiveAt(tick(t))));
    }

    private static Instant since(int now, IntPredicate holds) {
        if (!holds.test(now)) {
            return null;
        }
        int first = now;
        while (first > 0 && holds.test(first - 1)) {
            first--;
        }
        return tick(first);
    }

    @Provide
    Arbitrary<Integer> ticks() {
        return SmallWorld.ticks();
    }

    @Provide
    Arbitrary<Timeline> levels() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, TICKS - 1),
                        Arbitraries.longs().between(0, 2))
                .as((at, level) -> new long[] {at, level})
                .list()
                .ofMaxSize(6)
                .map(changes -> {
                    Timeline.LevelWriter writer = Timeline.write();
                    changes.stream()
                            .sorted((one, other) -> Long.compare(one[0], other[0]))
                            .forEach(change -> writer.set(Micros.of(tick((int) change[0])), change[1]));
                    return writer.done();
                });
    }

    @Provide
    Arbitrary<Lifecycle> lifecycles() {
        return Combinators.combine(SmallWorld.moments(), Arbitraries.of(Kind.values()))
                .as(LifecycleEvent::new)
                .list()
                .ofMaxSize(5)
                .map(events -> new Lifecycle(List.copyOf(events)));
    }
}
