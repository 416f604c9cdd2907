package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.hygiene.ChainGaps;
import dev.ninety.usage.hygiene.ChainGaps.IdGap;
import dev.ninety.usage.hygiene.ChainGaps.RowGap;
import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Severity;
import dev.ninety.usage.hygiene.store.FindingStore;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Instances between whose reports something is missing: time that no row covers, or, for information, report ids. */
@ApplicationScoped
class ChainGapSource implements FindingSource {

    private final FindingStore store;
    private final InstanceStore instances;
    private final SeriesStore series;
    private final FactsStore facts;

    ChainGapSource(FindingStore store, InstanceStore instances, SeriesStore series, FactsStore facts) {
        this.store = store;
        this.instances = instances;
        this.series = series;
        this.facts = facts;
    }

    @Override
    public FindingCode code() {
        return FindingCode.CHAIN_GAP;
    }

    /** The gaps between rows, by licence. */
    private record RowGaps(TreeMap<String, List<RowGap>> byTag) {

        RowGaps() {
            this(new TreeMap<>());
        }

        List<RowGap> all() {
            return byTag.values().stream().flatMap(List::stream).toList();
        }
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        Asked.Numbers ids = asked.instances(after);
        List<InstanceRef> suspects = ids.isEmpty()
                ? List.of()
                : store.chainSuspects(asked.smartAccount(), ids.after(), ids.until(), PORTION);
        if (suspects.isEmpty()) {
            return Portion.last(List.of());
        }
        List<Finding> findings =
                List.copyOf(judge(asked.smartAccount(), suspects, asked.now()).values());
        return Portion.of(
                findings,
                suspects.size() == PORTION,
                Long.toString(suspects.getLast().id()));
    }

    /** What is missing between the reports of instances, in their order; those with nothing missing are left out. */
    Map<Long, Finding> judge(String smartAccount, List<InstanceRef> suspects, Instant now) {
        long[] instanceIds = suspects.stream().mapToLong(InstanceRef::id).toArray();
        Map<Long, RowGaps> rowGaps = rowGaps(smartAccount, instanceIds);
        Map<Long, Map<Long, Instant>> reportIds = store.reportIds(smartAccount, instanceIds);
        Map<Long, Residence> residences = instances.residences(smartAccount, suspects);
        Map<Long, Finding> findings = new LinkedHashMap<>();
        for (InstanceRef instance : suspects) {
            String virtualAccount =
                    Objects.requireNonNull(residences.get(instance.id())).at(now);
            finding(
                            instance,
                            virtualAccount,
                            rowGaps.getOrDefault(instance.id(), new RowGaps()),
                            reportIds.getOrDefault(instance.id(), Map.of()))
                    .ifPresent(found -> findings.put(instance.id(), found));
        }
        return findings;
    }

    private Map<Long, RowGaps> rowGaps(String smartAccount, long[] instanceIds) {
        List<Long> seriesIds = series.ofInstances(smartAccount, instanceIds).stream()
                .map(SeriesRef::id)
                .toList();
        Map<Long, RowGaps> gaps = new HashMap<>();
        for (LoadedSeries loaded : facts.load(smartAccount, seriesIds).values()) {
            List<RowGap> found = ChainGaps.betweenRows(loaded.facts());
            if (!found.isEmpty()) {
                gaps.computeIfAbsent(loaded.series().instance().id(), id -> new RowGaps())
                        .byTag()
                        .put(loaded.series().entitlementTag(), found);
            }
        }
        return gaps;
    }

    private Optional<Finding> finding(
            InstanceRef instance, String virtualAccount, RowGaps rowGaps, Map<Long, Instant> reportIds) {
        List<RowGap> between = rowGaps.all();
        List<IdGap> missing = ChainGaps.betweenIds(reportIds.keySet());
        if (between.isEmpty() && missing.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of("GAPS", "rowGaps", between.size(), "idGaps", missing.size()));
        rowGaps.byTag()
                .forEach((tag, gaps) -> gaps.stream()
                        .limit(Evidence.MOST)
                        .map(gap ->
                                Evidence.of("ROW_GAP", "entitlementTag", tag, "from", gap.from(), "until", gap.until()))
                        .forEach(evidence::add));
        missing.stream()
                .limit(Evidence.MOST)
                .map(gap ->
                        Evidence.of("ID_GAP", "after", gap.after(), "before", gap.before(), "missing", gap.missing()))
                .forEach(evidence::add);
        return Optional.of(new Finding(
                FindingId.of(code(), instance.id()),
                between.isEmpty() ? Severity.INFO : Severity.WARNING,
                instance.udi(),
                null,
                virtualAccount,
                firstSeen(between, missing, reportIds),
                null,
                evidence,
                ChainGaps.basis(rowGaps.byTag(), missing)));
    }

    /** A gap shows with what comes after it: the next row, or the receipt of the next report. */
    private static Instant firstSeen(List<RowGap> between, List<IdGap> missing, Map<Long, Instant> reportIds) {
        Instant first = Instant.MAX;
        for (RowGap gap : between) {
            first = gap.until().isBefore(first) ? gap.until() : first;
        }
        for (IdGap gap : missing) {
            Instant came = Objects.requireNonNull(reportIds.get(gap.before()));
            first = came.isBefore(first) ? came : first;
        }
        return first;
    }
}
