package dev.ninety.usage.obligation.store;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.consumption.ConsumptionFunction;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.SeriesFacts;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.disclosure.Perspective;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Mask;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.ObligationFacts;
import dev.ninety.usage.obligation.Policies;
import dev.ninety.usage.obligation.PolicyHistory;
import dev.ninety.usage.obligation.store.SeenStore.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads all that decides what a set of series owes, in a fixed number of statements. */
@ApplicationScoped
public class ObligationFactsStore {

    private final FactsStore facts;
    private final SeenStore seen;
    private final ChangeStore changes;
    private final TermEndStore termEnds;
    private final PolicyStore policies;

    public ObligationFactsStore(
            FactsStore facts, SeenStore seen, ChangeStore changes, TermEndStore termEnds, PolicyStore policies) {
        this.facts = facts;
        this.seen = seen;
        this.changes = changes;
        this.termEnds = termEnds;
        this.policies = policies;
    }

    /**
     * A series with all that decides what it owes.
     *
     * @param lastReceivedAt when a report of it was received last; null where none was
     */
    public record Loaded(
            SeriesRef series,
            ObligationFacts facts,
            @Nullable Instant lastReceivedAt) {

        /** Whether nothing was known of it yet. */
        public boolean isUnknown() {
            return lastReceivedAt == null
                    && facts.changes().isEmpty()
                    && facts.endings().isEmpty();
        }
    }

    /**
     * The series with their facts, in the order of their ids.
     *
     * @param knownAt only what was recorded by then; null for all that is recorded
     * @param now by which the account's catalogue is read where all that is recorded is asked for
     */
    public Map<Long, Loaded> load(
            KnownAccount account,
            Collection<Long> seriesIds,
            @Nullable Instant knownAt,
            Instant now,
            Duration termMargin) {
        String smartAccount = account.smartAccount();
        Perspective perspective = knownAt == null ? Perspective.ACTUAL : Perspective.ACTUAL.asKnownAt(knownAt);
        Map<Long, LoadedSeries> series = facts.load(smartAccount, seriesIds, perspective);
        long[] ids = series.keySet().stream().mapToLong(Long::longValue).toArray();
        Instant until = perspective.knownAt();
        Map<Long, Received> received = seen.load(smartAccount, ids, until);
        Map<Long, List<Instant>> said = changes.load(smartAccount, ids, until);
        Set<String> tags = series.values().stream()
                .map(loaded -> loaded.series().entitlementTag())
                .collect(Collectors.toSet());
        Set<Udi> devices = series.values().stream()
                .map(loaded -> loaded.series().instance().udi())
                .collect(Collectors.toSet());
        Map<String, Map<String, List<Instant>>> ends = termEnds.load(smartAccount, tags, until);
        Policies known = policies.load(smartAccount, devices, until);
        Map<Long, Loaded> loaded = new LinkedHashMap<>();
        for (LoadedSeries one : series.values()) {
            SeriesRef ref = one.series();
            ReportingClass reportingClass = account.classes().of(ref.entitlementTag(), knownAt == null ? now : knownAt);
            Received ofSeries = received.getOrDefault(ref.id(), Received.NOTHING);
            loaded.put(
                    ref.id(),
                    new Loaded(
                            ref,
                            new ObligationFacts(
                                    one.consumption(),
                                    reported(one.facts()),
                                    ofSeries.seen(),
                                    said.getOrDefault(ref.id(), List.of()),
                                    endings(one.facts()),
                                    one.residence(),
                                    ends.getOrDefault(ref.entitlementTag(), Map.of()),
                                    termMargin,
                                    PolicyHistory.of(known, ref.instance().udi(), reportingClass)),
                            ofSeries.lastReceivedAt()));
        }
        return loaded;
    }

    /** What the rows alone say. */
    private static Timeline reported(SeriesFacts facts) {
        return ConsumptionFunction.of(
                new SeriesFacts(facts.rows(), List.of(), List.of(), Lifecycle.alwaysActive(), List.of()));
    }

    private static List<Instant> endings(SeriesFacts facts) {
        List<Instant> endings = new ArrayList<>(facts.releases());
        endings.addAll(facts.lifecycle().decommissions());
        for (Mask mask : facts.masks()) {
            if (mask.until() == null || mask.from().isBefore(mask.until())) {
                endings.add(mask.from());
            }
        }
        return endings;
    }
}
