package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.device.store.DeviceOutputStore;
import dev.ninety.compliance.device.store.DeviceOutputStore.Output;
import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.DisputeKey;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.compliance.dispute.store.DisputeStore;
import dev.ninety.compliance.forecast.store.TimelineStore;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.kit.timeline.Timeline;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what devices print with what this record has as consumed by them, each at the moment of its output. */
@ApplicationScoped
class DeviceCounts {

    private final DeviceOutputStore outputs;
    private final TimelineStore timelines;
    private final DisputeStore disputes;
    private final BalanceStore balances;
    private final Heads heads;

    DeviceCounts(
            DeviceOutputStore outputs,
            TimelineStore timelines,
            DisputeStore disputes,
            BalanceStore balances,
            Heads heads) {
        this.outputs = outputs;
        this.timelines = timelines;
        this.disputes = disputes;
        this.balances = balances;
        this.heads = heads;
    }

    /**
     * Compares the latest output of devices.
     *
     * @param at outputs of later moments are left aside
     * @param productInstance only this one's; null for all
     */
    Comparison compare(String smartAccount, Instant at, @Nullable String productInstance) {
        return QuarkusTransaction.requiringNew().call(() -> read(smartAccount, at, productInstance));
    }

    private Comparison read(String smartAccount, Instant at, @Nullable String productInstance) {
        balances.holdStill();
        List<Comparison.Told> told = new ArrayList<>();
        long unresolved = 0;
        for (Output output : outputs.latest(smartAccount, at, productInstance)) {
            told.addAll(compare(smartAccount, output));
            unresolved += output.unresolved();
        }
        return new Comparison(told, unresolved, List.of(), heads.now(smartAccount));
    }

    private List<Comparison.Told> compare(String smartAccount, Output output) {
        Map<String, Map<String, Long>> used = new TreeMap<>();
        timelines
                .used(smartAccount, output.members())
                .values()
                .forEach(own -> own.forEach((pair, function) -> {
                    long units = function.at(output.takenAt());
                    if (units != 0) {
                        used.computeIfAbsent(pair.entitlementTag(), tag -> new TreeMap<>())
                                .merge(pair.virtualAccount(), units, Long::sum);
                    }
                }));
        Map<String, Long> printed = outputs.counts(smartAccount, output);
        TreeSet<String> tags = new TreeSet<>(printed.keySet());
        tags.addAll(used.keySet());
        Set<DisputeKey> keys = new HashSet<>();
        List<Comparison.Told> told = new ArrayList<>();
        for (String tag : tags) {
            Map<String, Long> byVirtualAccount = used.getOrDefault(tag, Map.of());
            Pair pair = new Pair(whereMost(byVirtualAccount, output.virtualAccount()), tag);
            long ours = byVirtualAccount.values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            DisputeKey key = new DisputeKey(Origin.DEVICE, Measure.CONSUMED, pair, output.productInstance());
            keys.add(key);
            told.add(told(output, key, ours, printed.getOrDefault(tag, 0L)));
        }
        // What is neither used nor printed there any more is no difference any more.
        disputes.standingOf(smartAccount, output.productInstance()).stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> told.add(told(output, key, 0, 0)));
        return told;
    }

    private static Comparison.Told told(Output output, DisputeKey key, long ours, long theirs) {
        return new Comparison.Told(
                new Compared(key, output.takenAt(), ours, theirs), output.sha256(), output.members());
    }

    private static String whereMost(Map<String, Long> byVirtualAccount, String otherwise) {
        return byVirtualAccount.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }

    /** What a device's own entries make together, as functions of time. */
    Map<Pair, Timeline> functions(String smartAccount, List<String> instances) {
        Map<Pair, Timeline> all = new TreeMap<>();
        timelines
                .used(smartAccount, instances)
                .values()
                .forEach(own -> own.forEach((pair, function) -> all.merge(pair, function, Timeline::plus)));
        return all;
    }
}
