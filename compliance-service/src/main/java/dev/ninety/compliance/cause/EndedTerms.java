package dev.ninety.compliance.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The units of a licence in a Virtual Account whose terms ended within a stretch of time: what the ledger takes away
 * where they end, less what it gives back there because a term was prolonged, or because its units had been returned
 * or handed on before. What begins at the very moment renews what ends there.
 *
 * @param units how many more there would be, had those terms been kept; at least 0
 * @param sequences the entries that say so
 */
public record EndedTerms(long units, List<Long> sequences) {

    public static final EndedTerms NONE = new EndedTerms(0, List.of());

    public EndedTerms {
        sequences = List.copyOf(sequences);
    }

    /**
     * What ended within {@code [from, to]}.
     *
     * @param entries all of the licence's entries up to {@code to}, in any order
     */
    public static EndedTerms within(List<OwnedEntry> entries, Instant from, Instant to) {
        Map<Instant, Map<String, List<OwnedEntry>>> moments = new TreeMap<>();
        entries.stream()
                .filter(entry -> !entry.effectiveAt().isAfter(to))
                .sorted(Comparator.comparingLong(OwnedEntry::sequence))
                .forEach(entry -> moments.computeIfAbsent(entry.effectiveAt(), moment -> new LinkedHashMap<>())
                        .computeIfAbsent(entry.source(), source -> new ArrayList<>())
                        .add(entry));
        Map<String, Long> levels = new HashMap<>();
        long units = 0;
        List<Long> sequences = new ArrayList<>();
        for (Map.Entry<Instant, Map<String, List<OwnedEntry>>> moment : moments.entrySet()) {
            long lost = 0;
            List<Long> read = new ArrayList<>();
            for (Map.Entry<String, List<OwnedEntry>> source : moment.getValue().entrySet()) {
                List<OwnedEntry> posted = source.getValue();
                long before = levels.getOrDefault(source.getKey(), 0L);
                long change = posted.stream().mapToLong(OwnedEntry::delta).sum();
                levels.put(source.getKey(), before + change);
                if (isRenewal(posted, change) || isAboutAnEnd(posted, before, change)) {
                    lost -= change;
                    posted.forEach(entry -> read.add(entry.sequence()));
                }
            }
            if (lost > 0 && !moment.getKey().isBefore(from)) {
                units += lost;
                sequences.addAll(read);
            }
        }
        return units == 0 ? NONE : new EndedTerms(units, sequences);
    }

    private static boolean isRenewal(List<OwnedEntry> posted, long change) {
        return change > 0 && posted.stream().anyMatch(OwnedEntry::begins);
    }

    /**
     * Whether what one source posts at a moment, where it does not begin, is about the end of a term. A change of a
     * purchase that stands moves the end of its term, or shapes its beginning.
     *
     * @param before the units that the source had given by then; below 0 for units handed on, which come back where
     *     their term ends, because the term takes all of its units away there
     */
    private static boolean isAboutAnEnd(List<OwnedEntry> posted, long before, long change) {
        boolean comesBack = before < 0 && change > 0;
        return posted.stream().noneMatch(OwnedEntry::begins)
                && (comesBack || posted.stream().anyMatch(OwnedEntry::movesEnd));
    }
}
