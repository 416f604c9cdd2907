package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.UsageRow;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.hygiene.DoubleCount;
import dev.ninety.usage.hygiene.DoubleCount.Counted;
import dev.ninety.usage.hygiene.DoubleCount.Excess;
import dev.ninety.usage.hygiene.DoubleCount.Shared;
import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.HaSets;
import dev.ninety.usage.hygiene.Severity;
import dev.ninety.usage.hygiene.Spells;
import dev.ninety.usage.hygiene.store.DoubleCountStore;
import dev.ninety.usage.hygiene.store.DoubleCountStore.Tie;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Devices that count the same licence under several names; every name but one is a finding. */
@ApplicationScoped
class DoubleCountSource implements FindingSource {

    private final DoubleCountStore store;
    private final FactsStore facts;

    DoubleCountSource(DoubleCountStore store, FactsStore facts) {
        this.store = store;
        this.facts = facts;
    }

    @Override
    public FindingCode code() {
        return FindingCode.DOUBLE_COUNT;
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        TiedSeries tied = TiedSeries.of(store.ties(asked.smartAccount()));
        Long only = asked.subject() == null ? null : Asked.number(asked.subject());
        List<Finding> findings = new ArrayList<>();
        TiedSeries.Group last = null;
        int looked = 0;
        for (TiedSeries.Group group : tied.from(after == null ? null : Asked.number(after))) {
            if (only != null && !group.seriesIds().contains(only)) {
                continue;
            }
            if (looked >= PORTION) {
                return new Portion(
                        findings, Long.toString(Objects.requireNonNull(last).lastId()));
            }
            findings.addAll(judge(asked, group, after == null ? -1 : Asked.number(after)));
            looked += group.seriesIds().size();
            last = group;
        }
        return Portion.last(findings);
    }

    private List<Finding> judge(Asked asked, TiedSeries.Group group, long after) {
        Map<Long, LoadedSeries> loaded = facts.load(asked.smartAccount(), group.seriesIds());
        List<Counted> counted = new ArrayList<>();
        for (LoadedSeries series : loaded.values()) {
            counted(series, asked.now()).ifPresent(counted::add);
        }
        if (counted.size() < 2) {
            return List.of();
        }
        long[] ids = counted.stream().mapToLong(Counted::seriesId).toArray();
        Map<Long, HaSets> sets = new HashMap<>();
        store.sets(asked.smartAccount(), ids).forEach((id, told) -> sets.put(id, HaSets.of(told, asked.now())));
        List<Shared> shared = new ArrayList<>();
        for (Tie tie : group.ties()) {
            shared(tie, loaded, sets).ifPresent(shared::add);
        }
        return DoubleCount.judge(counted, shared).stream()
                .filter(excess -> group.isBegunAfter(after) || excess.series().seriesId() > after)
                .map(excess -> finding(
                        excess,
                        Objects.requireNonNull(loaded.get(excess.series().seriesId())),
                        asked))
                .toList();
    }

    private static Optional<Counted> counted(LoadedSeries series, Instant now) {
        Instant since = Spells.countingSince(series.consumption(), now);
        if (since == null) {
            return Optional.empty();
        }
        Instant latestStart = series.facts().rows().stream()
                .map(UsageRow::row)
                .filter(row -> row.hasLength())
                .map(row -> Instant.ofEpochSecond(row.start()))
                .filter(start -> !start.isAfter(now))
                .max(Instant::compareTo)
                .orElse(null);
        return Optional.of(new Counted(
                series.series().id(),
                series.series().instance().udi(),
                series.consumption().at(now),
                since,
                latestStart));
    }

    /** What a tie comes to now: a member counts as shared only while the latest reports of both sides have it. */
    private static Optional<Shared> shared(Tie tie, Map<Long, LoadedSeries> loaded, Map<Long, HaSets> sets) {
        if (tie.serial() != null) {
            return Optional.of(new Shared(tie.one(), tie.other(), DoubleCount.Sharing.SERIAL, tie.serial(), null));
        }
        Udi member = Objects.requireNonNull(tie.member());
        return HaSets.sharing(
                        member,
                        Objects.requireNonNull(loaded.get(tie.one()))
                                .series()
                                .instance()
                                .udi(),
                        sets.getOrDefault(tie.one(), HaSets.NONE),
                        Objects.requireNonNull(loaded.get(tie.other()))
                                .series()
                                .instance()
                                .udi(),
                        sets.getOrDefault(tie.other(), HaSets.NONE))
                .map(since ->
                        new Shared(tie.one(), tie.other(), DoubleCount.Sharing.HA_MEMBER, member.toString(), since));
    }

    private Finding finding(Excess excess, LoadedSeries series, Asked asked) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(counted("COUNTS_TOO_MUCH", excess.series()));
        evidence.add(counted("GOES_ON_COUNTING", excess.survivor()));
        excess.shared().stream()
                .sorted(Comparator.comparing(Shared::sharing).thenComparing(Shared::what))
                .map(shared ->
                        Evidence.of("SHARED_" + shared.sharing(), "value", shared.what(), "since", shared.since()))
                .distinct()
                .limit(Evidence.MOST)
                .forEach(evidence::add);
        return new Finding(
                FindingId.of(code(), excess.series().seriesId()),
                Severity.WARNING,
                excess.series().instance(),
                series.series().entitlementTag(),
                series.residence().at(asked.now()),
                excess.since(),
                excess.series().level(),
                evidence,
                excess.series().level() + " beside " + excess.survivor().instance());
    }

    private static Evidence counted(String kind, Counted series) {
        return Evidence.of(
                kind,
                "productInstance",
                series.instance().toString(),
                "units",
                series.level(),
                "countingSince",
                series.countingSince(),
                "latestRowStart",
                series.latestRowStart());
    }
}
