package dev.ninety.compliance.cause;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.constraints.IntRange;

/** What ended, read from the ledger's entries, against an oracle that knows who held each lot when it ended. */
class EndedTermsTest {

    private static final int WORLD = 10;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HERE = 0;
    private static final int THERE = 1;

    /**
     * A lot that was granted here, then perhaps handed on in part, returned in part, prolonged and cut short.
     *
     * @param length of its term; then what happens to it, where it is above 0
     * @param laterLength of its term when it was changed; 0 for no change
     */
    private record Lot(int start, int quantity, int length, int handedOn, int returned, int laterLength) {

        int end() {
            return start + length;
        }

        int finalEnd() {
            return laterLength == 0 ? end() : start + laterLength;
        }

        /** Handed on or returned one second after it began, as far as there is something. */
        int held(int place, int second) {
            if (second < start || second >= finalEnd()) {
                return 0;
            }
            int away = second > start ? Math.min(handedOn, quantity) : 0;
            int back = second > start ? Math.min(returned, quantity - away) : 0;
            return place == THERE ? away : quantity - away - back;
        }
    }

    @Property
    void equalsTheOracle(
            @ForAll("lots") List<Lot> lots, @ForAll @IntRange(max = 9) int from, @ForAll @IntRange(max = 9) int to) {
        for (int place : List.of(HERE, THERE)) {
            EndedTerms ended = EndedTerms.within(entries(lots, place), at(from), at(to));
            assertThat(ended.units()).as("place %d", place).isEqualTo(oracle(lots, place, from, to));
            assertThat(ended.sequences().isEmpty()).isEqualTo(ended.units() == 0);
        }
    }

    @Example
    void whatIsProlongedHasNotEnded() {
        List<OwnedEntry> entries = List.of(
                new OwnedEntry(1, at(0), 5, "GRANT", "ENTITLEMENT e"),
                new OwnedEntry(2, at(4), -5, "TERM_END", "ENTITLEMENT e"),
                new OwnedEntry(3, at(4), 5, "CHANGE", "ENTITLEMENT e"),
                new OwnedEntry(4, at(8), -5, "CHANGE", "ENTITLEMENT e"));
        assertThat(EndedTerms.within(entries, at(0), at(7))).isEqualTo(EndedTerms.NONE);
        assertThat(EndedTerms.within(entries, at(0), at(8))).isEqualTo(new EndedTerms(5, List.of(4L)));
    }

    @Example
    void lessThanWhatEndedRenewsAPartOfIt() {
        List<OwnedEntry> entries = List.of(
                new OwnedEntry(1, at(0), 5, "GRANT", "ENTITLEMENT e"),
                new OwnedEntry(2, at(4), -5, "TERM_END", "ENTITLEMENT e"),
                new OwnedEntry(3, at(4), 3, "GRANT", "ENTITLEMENT f"));
        assertThat(EndedTerms.within(entries, at(0), at(7)).units()).isEqualTo(2);
    }

    @Example
    void aSmallerQuantityAndATransferAreNoEnd() {
        List<OwnedEntry> entries = List.of(
                new OwnedEntry(1, at(0), 5, "GRANT", "ENTITLEMENT e"),
                new OwnedEntry(2, at(0), -2, "CHANGE", "ENTITLEMENT e"),
                new OwnedEntry(3, at(3), -1, "TRANSFER", "TRANSFER t"));
        assertThat(EndedTerms.within(entries, at(0), at(7))).isEqualTo(EndedTerms.NONE);
    }

    private static long oracle(List<Lot> lots, int place, int from, int to) {
        long units = 0;
        for (int moment = from; moment <= to; moment++) {
            int second = moment;
            long ended = lots.stream()
                    .filter(lot -> lot.finalEnd() == second)
                    .mapToLong(lot -> lot.held(place, second - 1))
                    .sum();
            long begun = lots.stream()
                    .filter(lot -> lot.start() == second)
                    .mapToLong(lot -> lot.held(place, second))
                    .sum();
            units += Math.max(0, ended - begun);
        }
        return units;
    }

    /** What entitlement-service posts: for each deed the difference it makes, second by second. */
    private static List<OwnedEntry> entries(List<Lot> lots, int place) {
        List<OwnedEntry> entries = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            Lot whole = lots.get(i);
            Lot fresh = new Lot(whole.start(), whole.quantity(), whole.length(), 0, 0, 0);
            Lot handed = new Lot(whole.start(), whole.quantity(), whole.length(), whole.handedOn(), 0, 0);
            Lot returned =
                    new Lot(whole.start(), whole.quantity(), whole.length(), whole.handedOn(), whole.returned(), 0);
            post(entries, null, fresh, place, "GRANT", "ENTITLEMENT " + i);
            post(entries, fresh, handed, place, "TRANSFER", "TRANSFER " + i);
            post(entries, handed, returned, place, "RETURN", "ENTITLEMENT " + i);
            post(entries, returned, whole, place, "CHANGE", "ENTITLEMENT " + i);
        }
        return entries;
    }

    private static void post(List<OwnedEntry> entries, Lot before, Lot after, int place, String reason, String source) {
        int former = 0;
        for (int second = 0; second < 3 * WORLD; second++) {
            int difference = after.held(place, second) - (before == null ? 0 : before.held(place, second));
            int delta = difference - former;
            former = difference;
            if (delta != 0) {
                boolean ends = delta < 0 && second == after.finalEnd() && !reason.equals("CHANGE");
                entries.add(new OwnedEntry(entries.size() + 1L, at(second), delta, ends ? "TERM_END" : reason, source));
            }
        }
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    /** At even seconds lots begin and end, at odd ones they are handed on: the ledger cannot tell more apart. */
    @Provide
    Arbitrary<List<Lot>> lots() {
        Arbitrary<Integer> even = Arbitraries.of(0, 2, 4, 6);
        Arbitrary<Integer> length = Arbitraries.of(2, 4, 6, 8);
        Arbitrary<Integer> some = Arbitraries.integers().between(0, 3);
        return Combinators.combine(
                        even, Arbitraries.integers().between(1, 5), length, some, some, Arbitraries.of(0, 2, 4, 6, 8))
                .as(Lot::new)
                .list()
                .ofMaxSize(4);
    }
}
