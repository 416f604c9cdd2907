package dev.ninety.compliance.vendor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one file says of each licence, Virtual Account and moment, beside what stood before. Files that were brought
 * later stand before earlier ones, however often an earlier one is brought again.
 *
 * @param counts of the file, its lines summed up
 */
public record Totals(Map<CountKey, Count> counts) {

    public Totals {
        counts = Map.copyOf(counts);
    }

    /**
     * What stood of a count.
     *
     * @param own what this very file said already; null for nothing
     * @param standing what stands, by whatever file; null for nothing
     * @param isLatest whether no later file speaks of it
     */
    public record Before(@Nullable Count own, @Nullable Count standing, boolean isLatest) {

        /** Nobody has spoken of it. */
        public static final Before NOTHING = new Before(null, null, true);
    }

    /** The sums over the lines that are counts. */
    public static Totals of(List<Judgement> judgements) {
        Map<CountKey, Count> counts = new HashMap<>();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judgement.Counted counted) {
                counts.merge(counted.key(), counted.count(), Count::plus);
            }
        }
        return new Totals(counts);
    }

    /** The counts that the file did not say so before: what is to be recorded. */
    public Map<CountKey, Count> toRecord(Map<CountKey, Before> before) {
        Map<CountKey, Count> fresh = new HashMap<>(counts);
        fresh.entrySet()
                .removeIf(one ->
                        Objects.equals(one.getValue(), at(before, one.getKey()).own()));
        return fresh;
    }

    /** Those of them by which another count stands than before. */
    public Set<CountKey> changed(Map<CountKey, Before> before) {
        Set<CountKey> changed = new HashSet<>();
        toRecord(before).forEach((key, count) -> {
            Before stood = at(before, key);
            if (stood.isLatest() && !count.equals(stood.standing())) {
                changed.add(key);
            }
        });
        return changed;
    }

    private static Before at(Map<CountKey, Before> before, CountKey key) {
        return before.getOrDefault(key, Before.NOTHING);
    }
}
