package dev.ninety.compliance.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What is told ahead of a moment, and when. */
class CountdownTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant DUE = day(90);
    private static final Countdown GRACE = new Countdown(DUE, Countdown.GRACE);

    private static Instant day(long days) {
        return START.plus(Duration.ofDays(days));
    }

    private static List<String> told(Countdown countdown, Instant knownAt, Instant now, Instant until) {
        return countdown.told(START, knownAt, now, until).stream()
                .map(mark -> mark.daysLeft() + "@" + mark.at())
                .toList();
    }

    @Test
    void eachMarkIsToldOnItsDay() {
        assertThat(told(GRACE, START, day(30).minusNanos(1000), null)).isEmpty();
        assertThat(told(GRACE, START, day(30), null)).containsExactly("60@2026-01-31T00:00:00Z");
        assertThat(told(GRACE, START, day(90), null))
                .containsExactly(
                        "60@2026-01-31T00:00:00Z",
                        "30@2026-03-02T00:00:00Z",
                        "14@2026-03-18T00:00:00Z",
                        "7@2026-03-25T00:00:00Z",
                        "3@2026-03-29T00:00:00Z",
                        "1@2026-03-31T00:00:00Z",
                        "0@2026-04-01T00:00:00Z");
    }

    @Test
    void whatLayBeforeItWasKnownIsToldOnceWithItsOwnDate() {
        assertThat(told(GRACE, day(80), day(80), null)).containsExactly("14@2026-03-18T00:00:00Z");
        assertThat(told(GRACE, day(76), day(83), null))
                .containsExactly("14@2026-03-18T00:00:00Z", "7@2026-03-25T00:00:00Z");
    }

    @Test
    void nothingIsToldOnceItHasEnded() {
        assertThat(told(GRACE, START, day(90), day(76)))
                .containsExactly("60@2026-01-31T00:00:00Z", "30@2026-03-02T00:00:00Z");
        assertThat(GRACE.next(START, day(60), day(76))).isNull();
        assertThat(GRACE.next(START, day(60), null)).isEqualTo(day(76));
    }

    @Test
    void aShortGraceHasNoMarksBeforeItsStart() {
        Countdown fortnight = new Countdown(day(14), Countdown.GRACE);
        assertThat(told(fortnight, START, day(14), null)).first().isEqualTo("14@2026-01-01T00:00:00Z");
    }

    /** Whoever looks every day, or only now and then, tells the same in the end: what is told is told for good. */
    @Property
    void nothingDependsOnWhenOneLooks(
            @ForAll @IntRange(max = 120) int known,
            @ForAll List<@IntRange(max = 150) Integer> looks,
            @ForAll @IntRange(min = 1, max = 200) int grace,
            @ForAll @IntRange(max = 200) int ends) {
        Countdown countdown = new Countdown(day(grace), Countdown.GRACE);
        Instant until = ends > 150 ? null : day(ends);
        List<Integer> moments = new ArrayList<>(looks);
        moments.add(known);
        moments.add(150);
        moments.removeIf(moment -> moment < known);
        moments.sort(null);
        List<Countdown.Mark> gathered = new ArrayList<>();
        for (int moment : moments) {
            for (Countdown.Mark mark : countdown.told(START, day(known), day(moment), until)) {
                if (!gathered.contains(mark)) {
                    gathered.add(mark);
                }
            }
        }
        assertThat(gathered).isEqualTo(oracle(grace, known, until == null ? Integer.MAX_VALUE : ends));
    }

    /** Day by day: a mark's day that comes after it was known is told; of the earlier ones, the last. */
    private static List<Countdown.Mark> oracle(int grace, int known, int ends) {
        List<Countdown.Mark> told = new ArrayList<>();
        Countdown.Mark latestMissed = null;
        for (int day = 0; day <= 150; day++) {
            int left = grace - day;
            if (!Countdown.GRACE.contains(left) || day >= ends) {
                continue;
            }
            Countdown.Mark mark = new Countdown.Mark(left, day(day));
            if (day <= known) {
                latestMissed = mark;
            } else {
                told.add(mark);
            }
        }
        if (latestMissed != null) {
            told.addFirst(latestMissed);
        }
        return told;
    }

    @Property
    void theNextOneIsTheFirstThatIsNotToldYet(
            @ForAll @LongRange(max = 100 * 24) long hours, @ForAll @IntRange(min = 1, max = 120) int grace) {
        Countdown countdown = new Countdown(day(grace), Countdown.EXPIRY);
        Instant now = START.plus(Duration.ofHours(hours));
        Instant next = countdown.next(START, now, null);
        int before = countdown.told(START, START.minusSeconds(1), now, null).size();
        if (next == null) {
            assertThat(countdown.told(START, START.minusSeconds(1), day(500), null))
                    .hasSize(before);
        } else {
            assertThat(next).isAfter(now);
            assertThat(countdown.told(START, START.minusSeconds(1), next, null)).hasSize(before + 1);
            assertThat(countdown.told(START, START.minusSeconds(1), next.minusNanos(1000), null))
                    .hasSize(before);
        }
    }
}
