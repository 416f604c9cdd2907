package dev.ninety.usage.delivery.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.usage.delivery.Sync;
import dev.ninety.usage.delivery.SyncState;
import dev.ninety.usage.delivery.store.SyncStore;
import dev.ninety.usage.delivery.store.SyncStore.Key;
import dev.ninety.usage.delivery.store.SyncStore.StoredSync;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.disclosure.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** What aggregators brought, and when the vendor got it from them. */
@ApplicationScoped
public class Syncs {

    private final Ledger ledger;
    private final Directory directory;
    private final SyncStore store;
    private final Shown shown;

    public Syncs(Ledger ledger, Directory directory, SyncStore store, Shown shown) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.shown = shown;
    }

    /** The outcome of a write. */
    public record Saved(Sync sync, boolean created) {}

    @Transactional
    public Sync get(Key key) {
        directory.require(key.smartAccount());
        return require(key).sync();
    }

    /** @param after collector and id of the last one of the page before */
    @Transactional
    public List<Sync> list(String smartAccount, List<String> after, int limit) {
        directory.require(smartAccount);
        return store.list(smartAccount, after, limit);
    }

    /** Records that the vendor has what a sync brought; answers whether that is new. */
    @Transactional
    public Saved confirm(Key key, Instant confirmedAt) {
        directory.require(key.smartAccount());
        OpenLedger open = ledger.open(key.smartAccount());
        Sync sync = require(key).sync();
        if (sync.state() == SyncState.RECEIVING) {
            throw Problem.conflict("NOT_RECEIVED", "Its body has not come to its end; send it again.");
        }
        if (sync.confirmedAt() != null) {
            if (!confirmedAt.equals(sync.confirmedAt())) {
                throw Problem.conflict(
                        "CONFIRMED",
                        "It was confirmed at " + sync.confirmedAt() + ".",
                        Violation.inBody("/confirmedAt", "CONFLICT", "Not " + sync.confirmedAt() + "."));
            }
            return new Saved(sync, false);
        }
        if (confirmedAt.isAfter(open.recordedAt())) {
            throw Problem.invalid("/confirmedAt", "IN_THE_FUTURE", "It is " + open.recordedAt() + " now.");
        }
        store.confirm(key, confirmedAt);
        shown.disclose(
                open,
                key.smartAccount(),
                store.versions(key),
                confirmedAt,
                Basis.CONFIRMED,
                Shown.SYNC,
                key.toString());
        return new Saved(require(key).sync(), true);
    }

    private StoredSync require(Key key) {
        return store.find(key).orElseThrow(() -> Problem.notFound("There is no sync " + key + "."));
    }
}
