package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Reappeared;
import dev.ninety.usage.hygiene.Severity;
import dev.ninety.usage.hygiene.Spells;
import dev.ninety.usage.hygiene.store.FindingStore;
import dev.ninety.usage.instance.InstanceRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Instances out of service that report all the same; what they report is not counted. */
@ApplicationScoped
class ReappearedSource implements FindingSource {

    private final FindingStore store;
    private final SeriesStore series;
    private final FactsStore facts;

    ReappearedSource(FindingStore store, SeriesStore series, FactsStore facts) {
        this.store = store;
        this.series = series;
        this.facts = facts;
    }

    @Override
    public FindingCode code() {
        return FindingCode.REAPPEARED;
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        Asked.Numbers ids = asked.instances(after);
        List<InstanceRef> instances = ids.isEmpty()
                ? List.of()
                : store.decommissionedAndReporting(
                        asked.smartAccount(), asked.now(), ids.after(), ids.until(), PORTION);
        if (instances.isEmpty()) {
            return Portion.last(List.of());
        }
        List<Long> seriesIds =
                series
                        .ofInstances(
                                asked.smartAccount(),
                                instances.stream().mapToLong(InstanceRef::id).toArray())
                        .stream()
                        .map(SeriesRef::id)
                        .toList();
        Map<Long, List<LoadedSeries>> byInstance = new TreeMap<>();
        for (LoadedSeries loaded : facts.load(asked.smartAccount(), seriesIds).values()) {
            byInstance
                    .computeIfAbsent(loaded.series().instance().id(), id -> new ArrayList<>())
                    .add(loaded);
        }
        List<Finding> findings = new ArrayList<>();
        byInstance.values().forEach(all -> finding(all, asked.now()).ifPresent(findings::add));
        return Portion.of(
                findings,
                instances.size() == PORTION,
                Long.toString(instances.getLast().id()));
    }

    private Optional<Finding> finding(List<LoadedSeries> all, Instant now) {
        LoadedSeries any = all.getFirst();
        Instant outSince = Spells.outOfServiceSince(any.facts().lifecycle(), now);
        if (outSince == null) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of("OUT_OF_SERVICE", "since", outSince));
        Instant first = null;
        all.sort(Comparator.comparing(loaded -> loaded.series().entitlementTag()));
        for (LoadedSeries loaded : all) {
            Reappeared.Use use =
                    Reappeared.judge(loaded.facts().rows(), outSince, now).orElse(null);
            if (use != null) {
                evidence.add(evidence(loaded.series().entitlementTag(), use));
                first = first == null || use.from().isBefore(first) ? use.from() : first;
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingId.of(code(), any.series().instance().id()),
                Severity.WARNING,
                any.series().instance().udi(),
                null,
                any.residence().at(now),
                first,
                null,
                evidence,
                outSince.toString()));
    }

    private static Evidence evidence(String entitlementTag, Reappeared.Use use) {
        return Evidence.of(
                "REPORTED",
                "entitlementTag",
                entitlementTag,
                "from",
                use.from(),
                "reportId",
                use.latest().reportId(),
                "through",
                Instant.ofEpochSecond(use.latest().row().end()),
                "count",
                use.latest().row().count());
    }
}
