package dev.ninety.usage.instance;

import static dev.ninety.usage.SmallWorld.TICKS;
import static dev.ninety.usage.SmallWorld.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.SmallWorld;
import dev.ninety.usage.instance.LifecycleEvent.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** When an instance counts, against one truth per tick. */
class LifecycleTest {

    record Event(int tick, Kind kind) {}

    @Property
    void countsButBetweenADecommissionAndTheReactivationThatFollows(@ForAll("events") List<Event> events) {
        Lifecycle lifecycle = lifecycle(events);

        boolean[] active = activePerTick(events);
        for (int t = 0; t < TICKS; t++) {
            assertThat(lifecycle.isActiveAt(tick(t))).as("tick %d", t).isEqualTo(active[t]);
        }
        assertThat(lifecycle.isActiveAt(tick(-1))).isTrue();
    }

    @Property
    void tellsWhetherAnyMomentOfAStretchIsOutOfService(
            @ForAll("events") List<Event> events, @ForAll("ticks") int start, @ForAll("ticks") int end) {
        boolean[] active = activePerTick(events);
        boolean within = false;
        boolean fromThenOn = false;
        for (int t = start; t < TICKS; t++) {
            within |= !active[t] && t < end;
            fromThenOn |= !active[t];
        }

        assertThat(lifecycle(events).isInactiveWithin(tick(start), tick(end))).isEqualTo(within);
        assertThat(lifecycle(events).isInactiveWithin(tick(start), null)).isEqualTo(fromThenOn);
    }

    @Property
    void knowsWhatIsAlreadySaid(@ForAll("events") List<Event> events, @ForAll("ticks") int moment, @ForAll Kind kind) {
        Kind deciding = null;
        for (Event event : events) {
            deciding = event.tick() == moment ? event.kind() : deciding;
        }

        assertThat(lifecycle(events).decides(new LifecycleEvent(tick(moment), kind)))
                .isEqualTo(kind == deciding);
    }

    @Property
    void namesEveryMomentOnceAscending(@ForAll("events") List<Event> events) {
        assertThat(lifecycle(events).moments())
                .containsExactlyElementsOf(events.stream()
                        .map(event -> tick(event.tick()))
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Example
    void ofTwoEventsWithTheSameMomentTheLaterRecordedWins() {
        LifecycleEvent out = new LifecycleEvent(tick(5), Kind.DECOMMISSION);
        LifecycleEvent back = new LifecycleEvent(tick(5), Kind.REACTIVATE);

        assertThat(new Lifecycle(List.of(out, back)).isActiveAt(tick(5))).isTrue();
        assertThat(new Lifecycle(List.of(back, out)).isActiveAt(tick(5))).isFalse();
    }

    @Example
    void withoutEventsItAlwaysCounts() {
        assertThat(Lifecycle.alwaysActive().isActiveAt(tick(3))).isTrue();
        assertThat(Lifecycle.alwaysActive().isInactiveWithin(tick(0), null)).isFalse();
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(ticks(), Arbitraries.of(Kind.values()))
                .as(Event::new)
                .list()
                .ofMaxSize(6);
    }

    /** Few enough that events often share a moment. */
    @Provide
    Arbitrary<Integer> ticks() {
        return SmallWorld.ticks().map(tick -> tick / 3);
    }

    private static Lifecycle lifecycle(List<Event> events) {
        return new Lifecycle(events.stream()
                .map(event -> new LifecycleEvent(tick(event.tick()), event.kind()))
                .toList());
    }

    private static boolean[] activePerTick(List<Event> recorded) {
        boolean[] active = new boolean[TICKS];
        boolean now = true;
        for (int t = 0; t < TICKS; t++) {
            for (Event event : recorded) {
                now = event.tick() == t ? event.kind() == Kind.REACTIVATE : now;
            }
            active[t] = now;
        }
        return active;
    }
}
