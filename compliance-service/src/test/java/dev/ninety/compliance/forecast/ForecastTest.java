package dev.ninety.compliance.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.ForecastEvent.Basis;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Forecasts and outlooks, against a world of one balance per day that is walked through day by day. */
class ForecastTest {

    private static final int DAYS = 16;
    private static final int GRACE = 3;
    private static final int HORIZON = DAYS + GRACE + 2;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pair PAIR = new Pair("hq", "tag");
    private static final Pair OTHER = new Pair("lab", "tag");

    @Property
    void everyOpeningDeadlineAndEndAfterNowIsToldOnce(
            @ForAll("levels") List<Integer> levels,
            @ForAll @IntRange(max = DAYS) int today,
            @ForAll @IntRange(min = 1, max = HORIZON) int ahead,
            @ForAll @IntRange(max = DAYS) int recordDay) {
        Simulation simulation = simulation(levels, levels, recordDay);
        List<String> told = new Forecast(day(today), day(today + ahead))
                .of(simulation).stream()
                        .filter(event -> event.pair().equals(PAIR))
                        .map(ForecastTest::told)
                        .toList();
        assertThat(told).containsExactlyElementsOf(walk(levels, today, today + ahead, recordDay));
    }

    @Property
    void eventsComeByMomentThenPair(@ForAll("levels") List<Integer> one, @ForAll("levels") List<Integer> other) {
        List<ForecastEvent> events = new Forecast(day(2), day(HORIZON)).of(simulation(one, other, 0));
        for (int i = 1; i < events.size(); i++) {
            ForecastEvent before = events.get(i - 1);
            ForecastEvent after = events.get(i);
            boolean sameMoment = before.at().equals(after.at());
            assertThat(before.at().isBefore(after.at())
                            || sameMoment && before.pair().compareTo(after.pair()) < 0
                            || sameMoment
                                    && before.pair().equals(after.pair())
                                    && before.kind().compareTo(after.kind()) < 0)
                    .isTrue();
        }
    }

    @Property
    void aTrendAddsWhatHappensOnlySoAndChangesNothing(
            @ForAll("levels") List<Integer> posted,
            @ForAll("levels") List<Integer> trend,
            @ForAll @IntRange(max = DAYS) int today) {
        Forecast window = new Forecast(day(today), day(HORIZON));
        Simulation ledger = simulation(posted, posted, 0);
        List<ForecastEvent> all = window.of(ledger, simulation(trend, posted, 0));

        assertThat(all.stream().filter(event -> event.basis() == Basis.LEDGER).toList())
                .isEqualTo(window.of(ledger));
        List<String> byLedger = walk(posted, today, HORIZON, 0).stream()
                .map(ForecastTest::withoutSize)
                .toList();
        assertThat(all.stream()
                        .filter(event -> event.basis() == Basis.TREND)
                        .map(ForecastTest::told)
                        .toList())
                .containsExactlyElementsOf(walk(trend, today, HORIZON, 0).stream()
                        .filter(event -> !byLedger.contains(withoutSize(event)))
                        .toList());
    }

    @Property
    void anOutlookTellsWhatLastsAndWhatBeginsLater(
            @ForAll("levels") List<Integer> before,
            @ForAll("levels") List<Integer> after,
            @ForAll @IntRange(max = DAYS) int today,
            @ForAll @IntRange(min = 1, max = HORIZON) int ahead) {
        Outlook outlook = new Outlook(day(today), day(today + ahead));
        List<Outlook.Shortage> is = outlook.of(simulation(before, List.of(), 0), Map.of(PAIR, "case-1"));
        List<Outlook.Shortage> would = outlook.of(simulation(after, List.of(), 0), is);

        assertThat(is).extracting(ForecastTest::told).containsExactlyElementsOf(shortages(before, today, ahead));
        assertThat(would).extracting(ForecastTest::told).containsExactlyElementsOf(shortages(after, today, ahead));
        for (Outlook.Shortage one : is) {
            boolean lasts = level(before, today) < 0 && one.hasBegun(day(today));
            assertThat(one.caseId()).isEqualTo(lasts ? "case-1" : null);
        }
        for (Outlook.Shortage one : would) {
            assertThat(one.caseId() != null).isEqualTo(one.hasBegun(day(today)) && inherits(before, after, today));
        }
    }

    /** Whether the shortage of today is the earliest that shares a day with the one that the case is about. */
    private static boolean inherits(List<Integer> before, List<Integer> after, int today) {
        if (level(before, today) >= 0 || level(after, today) >= 0) {
            return false;
        }
        int first = today;
        while (level(before, first - 1) < 0) {
            first--;
        }
        int start = today;
        while (level(after, start - 1) < 0) {
            start--;
        }
        for (int day = first; day < start; day++) {
            if (level(after, day) < 0) {
                return false;
            }
        }
        return true;
    }

    private static List<String> shortages(List<Integer> levels, int today, int ahead) {
        List<String> shortages = new ArrayList<>();
        for (int from = 0; from <= today + ahead; from++) {
            if (level(levels, from) >= 0 || level(levels, from - 1) < 0) {
                continue;
            }
            int until = from;
            int deepest = 0;
            while (until < HORIZON + DAYS && level(levels, until) < 0) {
                deepest = Math.max(deepest, -level(levels, until++));
            }
            if (until > today) {
                int shortBy = from > today ? 0 : -level(levels, today);
                shortages.add(day(from) + " short by " + shortBy + " of " + deepest);
            }
        }
        return shortages;
    }

    private static String told(Outlook.Shortage one) {
        return one.clock().spell().start() + " short by " + one.shortBy() + " of " + one.size();
    }

    @Property
    void theDeepestMomentIsTheFirstOfThem(@ForAll("levels") List<Integer> levels) {
        Simulation simulation = simulation(levels, List.of(), 0);
        for (Spell spell : simulation.spells(PAIR)) {
            int first = 0;
            while (day(first).isBefore(spell.start()) || level(levels, first) != spell.deepest()) {
                first++;
            }
            assertThat(simulation.deepest(PAIR, spell)).isEqualTo(day(first));
        }
    }

    private static List<String> walk(List<Integer> levels, int today, int until, int recordDay) {
        IntUnaryOperator seen = day -> day < recordDay ? 0 : level(levels, day);
        List<String> events = new ArrayList<>();
        for (int day = today + 1; day <= until; day++) {
            boolean isShort = seen.applyAsInt(day) < 0;
            boolean wasShort = seen.applyAsInt(day - 1) < 0;
            if (isShort && !wasShort) {
                events.add("OPEN " + day(day) + " " + size(seen, day));
            }
            if (isShort && lasted(seen, day) == GRACE) {
                events.add("ENFORCE " + day(day) + " " + size(seen, day));
            }
            if (!isShort && wasShort) {
                events.add("CLOSE " + day(day) + " " + size(seen, day - 1));
            }
        }
        return events;
    }

    /** For how many days it has been short without a break. */
    private static int lasted(IntUnaryOperator levels, int day) {
        int lasted = 0;
        while (day - lasted > 0 && levels.applyAsInt(day - lasted - 1) < 0) {
            lasted++;
        }
        return lasted;
    }

    /** The most that is short in the stretch around a day. */
    private static int size(IntUnaryOperator levels, int day) {
        int most = 0;
        for (int before = day; before >= 0 && levels.applyAsInt(before) < 0; before--) {
            most = Math.max(most, -levels.applyAsInt(before));
        }
        for (int after = day; after < HORIZON + DAYS && levels.applyAsInt(after) < 0; after++) {
            most = Math.max(most, -levels.applyAsInt(after));
        }
        return most;
    }

    private static String told(ForecastEvent event) {
        return event.kind() + " " + event.at() + " " + event.size();
    }

    private static String withoutSize(String event) {
        return event.substring(0, event.lastIndexOf(' '));
    }

    private static Simulation simulation(List<Integer> one, List<Integer> other, int recordDay) {
        return new Simulation(
                Map.of(PAIR, function(one), OTHER, function(other)),
                Map.of(),
                new Catalogue(List.of(), GRACE).latest(),
                new RecordStart(day(recordDay)));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    /** Before the first day there is nothing; the last day's level holds for ever. */
    private static int level(List<Integer> levels, int day) {
        return day < 0 ? 0 : levels.get(Math.min(day, DAYS - 1));
    }

    private static Timeline function(List<Integer> levels) {
        Timeline.LevelWriter writer = Timeline.write();
        for (int day = 0; day < levels.size(); day++) {
            writer.set(day(day).getEpochSecond() * 1_000_000L, levels.get(day));
        }
        return writer.done();
    }

    @Provide
    Arbitrary<List<Integer>> levels() {
        return Arbitraries.integers().between(-3, 2).list().ofSize(DAYS);
    }
}
