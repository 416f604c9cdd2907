package dev.ninety.usage.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.obligation.Announcement.Kind;
import dev.ninety.usage.obligation.Announcements.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What is announced, and that it does not matter when anybody looks. */
class AnnouncementsTest {

    private static final int END = 60;

    @Example
    void everyThresholdMissedInAnOutageIsAnnouncedWithItsOwnDate() {
        List<Stretch> since = List.of(stretch(10, owed(20, 30)));
        assertThat(told(Announcements.of(null, since, at(50))))
                .containsExactly("20 REPORT_DUE_SOON 30", "30 REPORT_OVERDUE 30");
    }

    @Example
    void thresholdsThatLayBeforeTheFactAreOne() {
        assertThat(told(Announcements.of(null, List.of(stretch(40, owed(20, 30))), at(50))))
                .containsExactly("30 REPORT_OVERDUE 30");
        assertThat(told(Announcements.of(null, List.of(stretch(25, owed(20, 30))), at(50))))
                .containsExactly("20 REPORT_DUE_SOON 30", "30 REPORT_OVERDUE 30");
    }

    @Example
    void whatWasMetBeforeItsThresholdIsNotAnnounced() {
        Stretch known = stretch(10, owed(20, 30));
        assertThat(told(Announcements.of(known, List.of(stretch(25, owed(70, 80))), at(50))))
                .containsExactly("20 REPORT_DUE_SOON 30");
        assertThat(told(Announcements.of(known, List.of(stretch(15, null)), at(50))))
                .isEmpty();
    }

    @Example
    void whatIsMetAtTheVeryMomentOfAThresholdIsNotAnnounced() {
        Stretch known = stretch(10, owed(20, 30));
        assertThat(told(Announcements.of(known, List.of(stretch(30, null)), at(50))))
                .containsExactly("20 REPORT_DUE_SOON 30");
        assertThat(told(Announcements.of(known, List.of(), at(30))))
                .containsExactly("20 REPORT_DUE_SOON 30", "30 REPORT_OVERDUE 30");
    }

    @Property
    void itDoesNotMatterWhenAnybodyLooks(
            @ForAll("stretches") List<Stretch> stretches, @ForAll("looks") Set<Integer> looks) {
        Set<String> once = new TreeSet<>(told(Announcements.of(null, stretches, at(END))));

        Set<String> often = new TreeSet<>();
        Stretch known = null;
        Set<Integer> moments = new TreeSet<>(looks);
        moments.add(END);
        Instant before = Instant.MIN;
        for (int look : moments) {
            Instant now = at(look);
            Instant since = before;
            List<Stretch> news = stretches.stream()
                    .filter(stretch ->
                            stretch.from().isAfter(since) && !stretch.from().isAfter(now))
                    .toList();
            for (String told : told(Announcements.of(known, news, now))) {
                // What is told once is not told again, whatever its date is the second time.
                if (often.stream().noneMatch(other -> isSame(other, told))) {
                    often.add(told);
                }
            }
            Stretch last = news.isEmpty() ? known : news.getLast();
            known = last == null ? null : new Stretch(now, last.virtualAccount(), last.owed());
            before = now;
        }
        assertThat(often).isEqualTo(once);
    }

    private static boolean isSame(String one, String other) {
        return one.substring(one.indexOf(' ')).equals(other.substring(other.indexOf(' ')));
    }

    /** Facts at even moments, looks at odd ones: what happens at the very same moment has no order. */
    @Provide
    Arbitrary<List<Stretch>> stretches() {
        Arbitrary<Owed> owed = Combinators.combine(
                        Arbitraries.integers().between(0, END),
                        Arbitraries.integers().between(1, 15))
                .as((soon, length) -> owed(soon, soon + length));
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(0, END / 2 - 1)
                                .map(n -> 2 * n)
                                .set()
                                .ofMaxSize(6),
                        owed.injectNull(0.2).list().ofSize(6))
                .as((moments, all) -> {
                    List<Stretch> stretches = new ArrayList<>();
                    for (int moment : new TreeSet<>(moments)) {
                        stretches.add(stretch(moment, all.get(stretches.size())));
                    }
                    return stretches;
                });
    }

    @Provide
    Arbitrary<Set<Integer>> looks() {
        return Arbitraries.integers()
                .between(0, END / 2 - 1)
                .map(n -> 2 * n + 1)
                .set()
                .ofMaxSize(8);
    }

    private static List<String> told(Iterable<Announcement> announcements) {
        List<String> told = new ArrayList<>();
        for (Announcement one : announcements) {
            told.add(number(one.at()) + " " + one.kind() + " " + number(one.due()));
            assertThat(one.at()).isEqualTo(one.kind() == Kind.REPORT_OVERDUE ? one.due() : one.at());
        }
        return told;
    }

    private static Stretch stretch(int from, @Nullable Owed owed) {
        return new Stretch(at(from), "campus", owed);
    }

    private static Owed owed(int soon, int due) {
        return new Owed(Rule.FREQUENCY, at(due), at(soon));
    }

    private static Instant at(int number) {
        return Instant.EPOCH.plus(Duration.ofDays(number));
    }

    private static long number(Instant moment) {
        return Duration.between(Instant.EPOCH, moment).toDays();
    }
}
