package dev.ninety.usage.consumption.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.Balance;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.store.ConfirmedStore;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is consumed, read from the ledger for a whole account and from the facts for one instance. */
@ApplicationScoped
public class Consumption {

    private final Ledger ledger;
    private final Directory directory;
    private final InstanceStore instances;
    private final SeriesStore series;
    private final FactsStore facts;
    private final ConfirmedStore confirmed;

    public Consumption(
            Ledger ledger,
            Directory directory,
            InstanceStore instances,
            SeriesStore series,
            FactsStore facts,
            ConfirmedStore confirmed) {
        this.ledger = ledger;
        this.directory = directory;
        this.instances = instances;
        this.series = series;
        this.facts = facts;
        this.confirmed = confirmed;
    }

    /**
     * How much of one licence one instance consumes.
     *
     * @param since from when it has been this much in this Virtual Account; null where it never was anything else
     */
    public record Item(
            String entitlementTag,
            String virtualAccount,
            long consumed,
            @Nullable Instant since) {}

    @Transactional
    public List<Balance> ofAccount(
            String smartAccount, View view, Instant at, @Nullable Instant knownAt, @Nullable Balance after, int limit) {
        directory.require(smartAccount);
        return ledger.balances(smartAccount, view, at, knownAt, after, limit);
    }

    /** How much of what the vendor sees it has confirmed, of every pair of which it ever confirmed anything. */
    @Transactional
    public Map<ConfirmedStore.Key, Long> confirmed(String smartAccount, Instant at, @Nullable Instant knownAt) {
        return confirmed.levels(smartAccount, at, knownAt == null ? Check.LATEST : knownAt);
    }

    /** One item for every licence that the instance ever reported or released, where it belongs at that moment. */
    @Transactional
    public List<Item> ofInstance(String smartAccount, Udi udi, Instant at) {
        directory.require(smartAccount);
        InstanceRef instance = instances
                .find(smartAccount, udi)
                .orElseThrow(() -> Problem.notFound("There is no product instance " + udi + "."));
        List<Long> ids = series.ofInstances(smartAccount, new long[] {instance.id()}).stream()
                .map(SeriesRef::id)
                .toList();
        List<Item> items = new ArrayList<>();
        for (LoadedSeries loaded : facts.load(smartAccount, ids).values()) {
            String virtualAccount = loaded.residence().at(at);
            Timeline there = loaded.consumptionPerVirtualAccount().getOrDefault(virtualAccount, Timeline.zero());
            items.add(new Item(loaded.series().entitlementTag(), virtualAccount, there.at(at), there.since(at)));
        }
        items.sort(Comparator.comparing(Item::entitlementTag));
        return items;
    }
}
