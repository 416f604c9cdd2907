package dev.ninety.compliance.renewal;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Holding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which units end when, and how that lies to a date. */
final class TermEnds {

    private TermEnds() {}

    /** Units that end together. */
    private record Key(Instant endsAt, Pair pair) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::endsAt).thenComparing(Key::pair);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** The ends after a moment, by moment, Virtual Account and tag. */
    static List<TermEnd> of(
            Collection<Holding> holdings,
            Instant after,
            Instant date,
            Function<String, String> names,
            Function<String, @Nullable UnitPrice> prices) {
        Map<Key, List<Holding>> ends = new TreeMap<>();
        for (Holding holding : holdings) {
            Instant end = holding.endsAt();
            if (end != null && end.isAfter(after) && atEnd(holding, end) > 0) {
                ends.computeIfAbsent(new Key(end, holding.pair()), key -> new ArrayList<>())
                        .add(holding);
            }
        }
        List<TermEnd> told = new ArrayList<>();
        ends.forEach((key, held) -> {
            String tag = key.pair().entitlementTag();
            long units = held.stream()
                    .mapToLong(holding -> atEnd(holding, key.endsAt()))
                    .sum();
            TermEnd.Against against = against(key.endsAt(), date);
            told.add(new TermEnd(
                    key.endsAt(),
                    key.pair().virtualAccount(),
                    tag,
                    names.apply(tag),
                    units,
                    against,
                    against == TermEnd.Against.BEFORE
                            ? Gap.of(units, prices.apply(tag), key.endsAt(), new Term(date, Term.Basis.REVIEW_DATE))
                            : Gap.NONE,
                    held.stream().map(Holding::lot).sorted().toList()));
        });
        return told;
    }

    private static long atEnd(Holding holding, Instant end) {
        return holding.held().at(ReviewWindow.justBefore(end));
    }

    private static TermEnd.Against against(Instant end, Instant date) {
        int order = end.truncatedTo(ChronoUnit.DAYS).compareTo(date.truncatedTo(ChronoUnit.DAYS));
        return order == 0 ? TermEnd.Against.WITH : order < 0 ? TermEnd.Against.BEFORE : TermEnd.Against.AFTER;
    }
}
