package dev.ninety.usage.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** When a device is asked again, and how far back. */
class CadenceTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Cadence DAILY = new Cadence(Duration.ofHours(24), Duration.ofMinutes(5), Duration.ofHours(6));

    @Test
    void theWaitDoublesUpToItsLongest() {
        assertThat(DAILY.afterSuccess(NOW)).isEqualTo("2026-06-02T00:00:00Z");
        assertThat(DAILY.afterFailure(NOW, 1, 0)).isEqualTo("2026-06-01T00:02:30Z");
        assertThat(DAILY.afterFailure(NOW, 2, 0.5)).isEqualTo("2026-06-01T00:07:30Z");
        assertThat(DAILY.afterFailure(NOW, 100, 0)).isEqualTo("2026-06-01T03:00:00Z");
    }

    @Property
    void theWaitLiesInTheSecondHalfOfWhatDoublingGives(
            @ForAll @IntRange(min = 1, max = 2_000_000_000) int failures,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double chance,
            @ForAll @IntRange(min = 1, max = 48) int hours) {
        Cadence cadence = new Cadence(Duration.ofHours(hours), Duration.ofMinutes(5), Duration.ofHours(6));
        double longest = Math.min(Math.min(6, hours) * 3600, 300 * Math.pow(2, failures - 1));
        long wait = Duration.between(NOW, cadence.afterFailure(NOW, failures, chance))
                .toSeconds();
        assertThat((double) wait).isBetween(Math.floor(longest / 2), longest);
    }

    @Test
    void aDeviceIsAskedForOneDayMoreThanHavePassed() {
        assertThat(Window.since(null, NOW).path()).isEqualTo("all-reports");
        assertThat(Window.since(NOW, NOW).path()).isEqualTo("days/1");
        assertThat(Window.since(NOW.minus(Duration.ofHours(25)), NOW).path()).isEqualTo("days/2");
        assertThat(Window.since(NOW.minus(Duration.ofDays(89)), NOW).path()).isEqualTo("days/90");
        assertThat(Window.since(NOW.minus(Duration.ofDays(90)), NOW).path()).isEqualTo("all-reports");
        assertThat(Window.since(NOW.plus(Duration.ofDays(3)), NOW).path()).isEqualTo("days/1");
    }

    @Property
    void theDaysReachBackBeyondTheLastSuccess(@ForAll @LongRange(min = 0, max = 20_000_000) long seconds) {
        Window window = Window.since(NOW.minusSeconds(seconds), NOW);
        assertThat(window.days()).isBetween(0, 90);
        assertThat(window.days() == 0 || Duration.ofDays(window.days()).toSeconds() > seconds)
                .isTrue();
    }
}
