package dev.ninety.usage.obligation.app;

import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.Obligation;
import dev.ninety.usage.obligation.ObligationFunction;
import dev.ninety.usage.obligation.ObligationItem;
import dev.ninety.usage.obligation.SeenReport;
import dev.ninety.usage.obligation.StatusSummary;
import dev.ninety.usage.obligation.app.Obligations.Summary;
import dev.ninety.usage.obligation.store.ObligationFactsStore;
import dev.ninety.usage.obligation.store.ObligationFactsStore.Loaded;
import dev.ninety.usage.obligation.store.ObligationPages.Filter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was owed at another moment, or as known at another one: worked out from the facts, in the order of the series. */
@ApplicationScoped
public class PastObligations {

    private static final int PORTION = 500;

    private final Directory directory;
    private final SeriesStore series;
    private final ObligationFactsStore facts;
    private final ReportingSettings settings;
    private final InstantSource clock;

    public PastObligations(
            Directory directory,
            SeriesStore series,
            ObligationFactsStore facts,
            ReportingSettings settings,
            InstantSource clock) {
        this.directory = directory;
        this.series = series;
        this.facts = facts;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param knownAt null for all that is recorded */
    public List<ObligationItem> list(
            String smartAccount, Filter filter, Instant at, @Nullable Instant knownAt, long after, int limit) {
        KnownAccount account = directory.account(smartAccount);
        List<ObligationItem> found = new ArrayList<>();
        long last = after;
        while (found.size() < limit) {
            long from = last;
            List<Long> ids = portion(smartAccount, filter.productInstance(), from);
            if (ids.isEmpty()) {
                break;
            }
            last = ids.getLast();
            for (ObligationItem item : items(account, ids, at, knownAt)) {
                if (found.size() < limit && filter.takes(item, at)) {
                    found.add(item);
                }
            }
        }
        return found;
    }

    /** How all obligations stood, and those of the instances that had the earliest due moments. */
    public Summary summary(String smartAccount, Instant at, int instances) {
        KnownAccount account = directory.account(smartAccount);
        StatusSummary summary = new StatusSummary(at, instances);
        List<Long> ids = portion(smartAccount, null, 0);
        while (!ids.isEmpty()) {
            items(account, ids, at, null).forEach(summary::add);
            ids = portion(smartAccount, null, ids.getLast());
        }
        List<ObligationItem> worst = new ArrayList<>();
        for (String instance : summary.worst()) {
            Udi udi = Udi.parse(instance).orElseThrow();
            worst.addAll(items(account, portion(smartAccount, udi, 0), at, null));
        }
        worst.sort(Comparator.comparing(
                        (ObligationItem item) ->
                                item.owed() == null ? null : item.owed().due(),
                        Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(ObligationItem::seriesId));
        return new Summary(at, summary.counts(), worst);
    }

    private List<Long> portion(String smartAccount, @Nullable Udi productInstance, long after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> series.idsAfter(smartAccount, productInstance, after, PORTION));
    }

    private List<ObligationItem> items(KnownAccount account, List<Long> ids, Instant at, @Nullable Instant knownAt) {
        Map<Long, Loaded> loaded = QuarkusTransaction.requiringNew()
                .call(() ->
                        facts.load(account, ids, knownAt, clock.instant(), Duration.ofDays(settings.termEndDays())));
        List<ObligationItem> items = new ArrayList<>();
        for (Loaded one : loaded.values()) {
            if (!one.isUnknown()) {
                items.add(item(one, at));
            }
        }
        return items;
    }

    private static ObligationItem item(Loaded loaded, Instant at) {
        Obligation obligation = ObligationFunction.of(loaded.facts(), at);
        SeenReport metBy = obligation.metBy();
        return new ObligationItem(
                loaded.series().id(),
                loaded.series().instance().udi().toString(),
                loaded.series().entitlementTag(),
                obligation.virtualAccount(),
                obligation.owed(),
                obligation.reportedThrough(),
                metBy == null
                        ? null
                        : new ObligationItem.MetBy(metBy.versionId(), metBy.reportId(), metBy.disclosedAt()),
                metBy != null && metBy.isConfirmedAt(at),
                obligation.policy());
    }
}
