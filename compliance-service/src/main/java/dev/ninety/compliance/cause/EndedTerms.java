package dev.ninety.compliance.cause;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The units of a licence in a Virtual Account whose terms ended within a stretch of time, as the facts about lots stand
 * now: a term that was prolonged ends where it ends now, and units that had been returned or handed on before are not
 * lost there. What begins at the very moment renews what ends there.
 *
 * @param units how many more there would be, had those terms been kept; at least 0
 * @param sequences the entries that take effect where they ended
 */
public record EndedTerms(long units, List<Long> sequences) {

    public static final EndedTerms NONE = new EndedTerms(0, List.of());

    public EndedTerms {
        sequences = List.copyOf(sequences);
    }

    /**
     * What ended within {@code [from, to]}.
     *
     * @param held the licence's lots in the Virtual Account
     * @param entries the licence's entries there
     */
    public static EndedTerms within(List<HeldTerm> held, List<OwnedEntry> entries, Instant from, Instant to) {
        Map<Instant, Long> lost = new TreeMap<>();
        for (HeldTerm term : held) {
            Instant end = term.endsAt();
            if (end != null && !end.isBefore(from) && !end.isAfter(to) && !isReturned(term, end, entries)) {
                lost.merge(end, term.atEnd(), Math::addExact);
            }
        }
        held.forEach(term -> lost.computeIfPresent(term.startsAt(), (moment, units) -> units - term.atStart()));
        lost.values().removeIf(units -> units <= 0);
        long units = lost.values().stream().mapToLong(Long::longValue).sum();
        return units == 0
                ? NONE
                : new EndedTerms(
                        units,
                        entries.stream()
                                .filter(entry -> lost.containsKey(entry.effectiveAt()))
                                .map(OwnedEntry::sequence)
                                .toList());
    }

    /** A lot that was returned to its last unit has nothing left that could end with its term. */
    private static boolean isReturned(HeldTerm term, Instant end, List<OwnedEntry> entries) {
        long returned = entries.stream()
                .filter(entry -> entry.effectiveAt().equals(end))
                .mapToLong(entry -> entry.returned(term.lot()))
                .sum();
        return returned == term.wholeAtEnd();
    }
}
