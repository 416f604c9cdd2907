package dev.ninety.usage.obligation.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import dev.ninety.usage.obligation.UsageChange;
import dev.ninety.usage.obligation.store.ChangeStore;
import dev.ninety.usage.obligation.store.StaleSeries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody says of changes of use, which are owed to the vendor as those are that reports show. */
@ApplicationScoped
public class UsageChanges {

    private final Ledger ledger;
    private final Directory directory;
    private final InstanceStore instances;
    private final SeriesStore series;
    private final ChangeStore store;
    private final StaleSeries stale;

    public UsageChanges(
            Ledger ledger,
            Directory directory,
            InstanceStore instances,
            SeriesStore series,
            ChangeStore store,
            StaleSeries stale) {
        this.ledger = ledger;
        this.directory = directory;
        this.instances = instances;
        this.series = series;
        this.store = store;
        this.stale = stale;
    }

    /** Records a change; a tag that was not reported yet is taken. Answers whether it was not said yet. */
    @Transactional
    public boolean add(String smartAccount, Udi udi, String entitlementTag, Instant changedAt, @Nullable String note) {
        directory.require(smartAccount);
        Instant recordedAt = ledger.open(smartAccount).recordedAt();
        InstanceRef instance = require(smartAccount, udi);
        SeriesRef changed = series.ofInstances(smartAccount, new long[] {instance.id()}).stream()
                .filter(ref -> ref.entitlementTag().equals(entitlementTag))
                .findFirst()
                .orElseGet(() -> series.create(smartAccount, List.of(instance), List.of(entitlementTag))
                        .getFirst());
        boolean added = store.add(smartAccount, changed.id(), changedAt, note, recordedAt);
        if (added) {
            stale.mark(smartAccount, List.of(changed.id()), recordedAt);
        }
        return added;
    }

    @Transactional
    public List<UsageChange> list(String smartAccount, Udi udi, long after, int limit) {
        directory.require(smartAccount);
        return store.ofInstance(smartAccount, require(smartAccount, udi).id(), after, limit);
    }

    private InstanceRef require(String smartAccount, Udi udi) {
        return instances
                .find(smartAccount, udi)
                .orElseThrow(() -> Problem.notFound("There is no product instance " + udi + "."));
    }
}
