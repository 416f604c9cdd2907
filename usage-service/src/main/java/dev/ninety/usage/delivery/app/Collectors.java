package dev.ninety.usage.delivery.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.delivery.CollectorState;
import dev.ninety.usage.delivery.store.CollectorStore;
import dev.ninety.usage.directory.app.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Aggregators on the premises, and how often each of them is expected to sync. */
@ApplicationScoped
public class Collectors {

    private final Ledger ledger;
    private final Directory directory;
    private final CollectorStore store;
    private final DeliverySettings settings;

    public Collectors(Ledger ledger, Directory directory, CollectorStore store, DeliverySettings settings) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.settings = settings;
    }

    /** The outcome of a PUT. */
    public record Saved(CollectorState state, boolean created) {}

    /** @param expectedEveryDays how many days after a confirmed sync the next one is expected */
    @Transactional
    public Saved save(String smartAccount, String collector, int expectedEveryDays) {
        directory.require(smartAccount);
        Instant recordedAt = ledger.open(smartAccount).recordedAt();
        boolean created = store.save(smartAccount, collector, expectedEveryDays, recordedAt);
        return new Saved(find(smartAccount, collector), created);
    }

    @Transactional
    public CollectorState get(String smartAccount, String collector) {
        directory.require(smartAccount);
        return find(smartAccount, collector);
    }

    /** Those that ever brought a sync, or of which somebody said how often they are to. */
    @Transactional
    public List<CollectorState> list(String smartAccount, String after, int limit) {
        directory.require(smartAccount);
        return store.list(smartAccount, settings.syncEveryDays(), after, limit);
    }

    private CollectorState find(String smartAccount, String collector) {
        return store.find(smartAccount, settings.syncEveryDays(), collector)
                .orElseThrow(() -> Problem.notFound("There is no collector " + collector + "."));
    }
}
