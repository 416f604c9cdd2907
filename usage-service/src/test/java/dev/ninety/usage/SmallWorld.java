package dev.ninety.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * A world of a few seconds in which an oracle can afford one number per moment. Reports know whole seconds; what
 * people say (moves, releases, decommissions) may fall between them, so a tick is half a second.
 */
public final class SmallWorld {

    public static final int SECONDS = 24;
    public static final int TICKS = 2 * SECONDS;

    /** No second of it is 0, so that a time forgotten or negated is seen. */
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private SmallWorld() {}

    /** A second of the world, as reports write it. */
    public static long second(int second) {
        return BEGIN.getEpochSecond() + second;
    }

    public static Instant tick(int tick) {
        return BEGIN.plusMillis(500L * tick);
    }

    public static Arbitrary<Integer> seconds() {
        return Arbitraries.integers().between(0, SECONDS - 1);
    }

    public static Arbitrary<Integer> ticks() {
        return Arbitraries.integers().between(0, TICKS - 1);
    }

    public static Arbitrary<Instant> moments() {
        return ticks().map(SmallWorld::tick);
    }

    public static void assertSame(Timeline actual, long[] expected) {
        assertThat(actual.at(tick(-1))).as("before the world").isZero();
        for (int t = 0; t < TICKS; t++) {
            assertThat(actual.at(tick(t))).as("tick %d of %s", t, actual).isEqualTo(expected[t]);
        }
        assertThat(actual.at(tick(10 * TICKS))).as("long after").isEqualTo(expected[TICKS - 1]);
    }
}
