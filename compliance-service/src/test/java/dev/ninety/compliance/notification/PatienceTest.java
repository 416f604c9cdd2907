package dev.ninety.compliance.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
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
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** How long is waited, and when an event is given up, against a diary of all attempts that is read from its start. */
class PatienceTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Patience SHIPPED =
            new Patience(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofHours(72), 8);

    /** What became of an attempt, and how long after the one before it was. */
    record Attempt(Outcome.Kind kind, int minutesLater) {}

    /** One line of the diary. */
    private record Line(int event, Outcome.Kind kind, Instant at, boolean gaveUp) {}

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<Outcome.Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Outcome.Kind.DELIVERED)),
                Tuple.of(6, Arbitraries.just(Outcome.Kind.REFUSED)),
                Tuple.of(8, Arbitraries.just(Outcome.Kind.FAILED)));
        return Combinators.combine(kinds, Arbitraries.of(0, 1, 30, 60, 600, 1_439, 1_440))
                .as(Attempt::new)
                .list()
                .ofMaxSize(60);
    }

    @Property
    void anEventIsGivenUpAsTheDiarySays(
            @ForAll("attempts") List<Attempt> attempts,
            @ForAll @IntRange(min = 1, max = 5) int mostRefusals,
            @ForAll @IntRange(min = 0, max = 3_000) int minutesBetweenEvents) {
        Duration giveUpAfter = Duration.ofDays(2);
        Patience patience = new Patience(Duration.ofSeconds(10), Duration.ofHours(1), giveUpAfter, mostRefusals);
        List<Line> diary = new ArrayList<>();
        Streak streak = Streak.NONE;
        int event = 0;
        Instant now = START;
        for (Attempt attempt : attempts) {
            Instant recordedAt = START.plus(Duration.ofMinutes((long) event * minutesBetweenEvents));
            now = now.plus(Duration.ofMinutes(attempt.minutesLater()));
            now = now.isBefore(recordedAt) ? recordedAt : now;
            boolean gaveUp = false;
            if (attempt.kind() == Outcome.Kind.DELIVERED) {
                streak = Streak.NONE;
            } else {
                Patience.Next next = patience.after(streak, attempt.kind(), recordedAt, now, 0.5);
                gaveUp = next.gaveUp();
                assertThat(gaveUp)
                        .isEqualTo(
                                shouldGiveUp(diary, event, attempt.kind(), recordedAt, now, giveUpAfter, mostRefusals));
                streak = next.streak();
            }
            diary.add(new Line(event, attempt.kind(), now, gaveUp));
            boolean over = gaveUp || attempt.kind() == Outcome.Kind.DELIVERED;
            event += over ? 1 : 0;
            int next = event;
            assertThat(streak.attempts()).isEqualTo((int)
                    diary.stream().filter(line -> line.event() == next).count());
        }
    }

    private static boolean shouldGiveUp(
            List<Line> diary,
            int event,
            Outcome.Kind kind,
            Instant recordedAt,
            Instant now,
            Duration giveUpAfter,
            int mostRefusals) {
        List<Line> all = new ArrayList<>(diary);
        all.add(new Line(event, kind, now, false));
        long refusals = all.stream()
                .filter(line -> line.event() == event && line.kind() == Outcome.Kind.REFUSED)
                .count();
        if (refusals >= mostRefusals) {
            return true;
        }
        Instant downSince = null;
        for (Line line : all) {
            boolean delivered = line.kind() == Outcome.Kind.DELIVERED;
            boolean refusedForGood = line.gaveUp() && refusalsOf(all, line) >= mostRefusals;
            if (delivered || refusedForGood) {
                downSince = null;
            } else if (downSince == null) {
                downSince = line.at();
            }
        }
        return Duration.between(downSince, now).compareTo(giveUpAfter) >= 0
                && Duration.between(recordedAt, now).compareTo(giveUpAfter) >= 0;
    }

    private static long refusalsOf(List<Line> diary, Line last) {
        return diary.subList(0, diary.indexOf(last) + 1).stream()
                .filter(line -> line.event() == last.event() && line.kind() == Outcome.Kind.REFUSED)
                .count();
    }

    @Property
    void theWaitDoublesUpToItsMostAndIsInItsSecondHalf(
            @ForAll @IntRange(min = 0, max = 500) int failures,
            @ForAll @IntRange(min = 1, max = 5_000) int firstMillis,
            @ForAll @IntRange(min = 1, max = 4_000_000) int lastMillis,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance) {
        Patience patience = new Patience(
                Duration.ofMillis(firstMillis), Duration.ofMillis(lastMillis), Duration.ofHours(72), 1_000);
        Streak before = new Streak(failures, failures == 0 ? null : START, failures, 0);
        Patience.Next next = patience.after(before, Outcome.Kind.FAILED, START, START, chance);
        long most = BigInteger.valueOf(firstMillis)
                .shiftLeft(failures)
                .min(BigInteger.valueOf(lastMillis))
                .longValueExact();
        long waited = Duration.between(START, next.attemptAt()).toMillis();
        assertThat(waited).isBetween(most / 2, most);
        assertThat(next.streak().failures()).isEqualTo(failures + 1);
    }

    @Property
    void chanceSpreadsTheWaitsEvenly(@ForAll @IntRange(min = 0, max = 99) int percent) {
        Patience.Next next = SHIPPED.after(Streak.NONE, Outcome.Kind.FAILED, START, START, percent / 100.0);
        assertThat(Duration.between(START, next.attemptAt()).toMillis())
                .isBetween(5_000 + 50L * percent - 1, 5_000 + 50L * percent);
    }

    @Example
    void afterThreeDaysWithoutAnAnswerItIsADeadLetter() {
        Streak down = new Streak(80, START, 80, 0);
        Instant almost = START.plus(Duration.ofHours(72)).minusMillis(1);
        assertThat(SHIPPED.after(down, Outcome.Kind.FAILED, START, almost, 0).gaveUp())
                .isFalse();
        Patience.Next next = SHIPPED.after(down, Outcome.Kind.FAILED, START, almost.plusMillis(1), 0);
        assertThat(next.gaveUp()).isTrue();
        assertThat(next.streak()).isEqualTo(new Streak(81, START, 0, 0));
        assertThat(next.attemptAt()).isEqualTo(almost.plusMillis(1).plus(Duration.ofMinutes(30)));
    }

    @Example
    void theEighthRefusalIsTheLastAndTheNextEventIsTriedAtOnce() {
        Streak refused = new Streak(6, START, 6, 6);
        Instant now = START.plusSeconds(1);
        assertThat(SHIPPED.after(refused, Outcome.Kind.REFUSED, START, now, 0).gaveUp())
                .isFalse();
        refused = new Streak(7, START, 7, 7);
        assertThat(SHIPPED.after(refused, Outcome.Kind.FAILED, START, now, 0).gaveUp())
                .isFalse();
        assertThat(SHIPPED.after(refused, Outcome.Kind.REFUSED, START, now, 0))
                .isEqualTo(new Patience.Next(Streak.NONE, true, now));
    }

    @Property
    void aStatusSaysWhetherItCanPass(@ForAll @IntRange(min = 100, max = 599) int status) {
        Outcome.Kind kind = Outcome.ofStatus(status).kind();
        if (status / 100 == 2) {
            assertThat(kind).isEqualTo(Outcome.Kind.DELIVERED);
        } else if (status / 100 == 5 || List.of(408, 425, 429).contains(status)) {
            assertThat(kind).isEqualTo(Outcome.Kind.FAILED);
        } else {
            assertThat(kind).isEqualTo(Outcome.Kind.REFUSED);
        }
    }
}
