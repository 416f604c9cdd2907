package dev.ninety.usage.obligation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums obligations up, one after the other, without keeping them. */
public final class StatusSummary {

    private final Instant at;
    private final int instances;
    private final Map<String, Map<ReportingStatus, Long>> counts = new TreeMap<>();
    private final Map<String, Instant> earliest = new HashMap<>();

    /** @param instances how many of those that have the earliest due moments are wanted */
    public StatusSummary(Instant at, int instances) {
        this.at = at;
        this.instances = instances;
    }

    public void add(ObligationItem item) {
        counts.computeIfAbsent(item.virtualAccount(), key -> new EnumMap<>(ReportingStatus.class))
                .merge(item.status(at), 1L, Long::sum);
        if (item.owed() != null) {
            earliest.merge(
                    item.productInstance(), item.owed().due(), (one, other) -> one.isBefore(other) ? one : other);
            if (earliest.size() > instances) {
                earliest.remove(worst().getLast());
            }
        }
    }

    public List<StatusCount> counts() {
        List<StatusCount> all = new ArrayList<>();
        counts.forEach((virtualAccount, byStatus) ->
                byStatus.forEach((status, count) -> all.add(new StatusCount(virtualAccount, status, count))));
        return all;
    }

    /** The product instances that have the earliest due moments, the earliest first. */
    public List<String> worst() {
        return earliest.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
