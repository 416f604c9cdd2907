package dev.ninety.compliance.cssm.app;

import dev.ninety.compliance.cssm.Connection;
import dev.ninety.compliance.cssm.store.ConnectionStore;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down where the vendor is asked. */
@ApplicationScoped
public class Connections {

    private final ConnectionStore store;
    private final AccountStore accounts;
    private final InstantSource clock;

    Connections(ConnectionStore store, AccountStore accounts, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A connection that was written, and whether it is new. */
    public record Written(Connection connection, boolean created) {}

    @Transactional
    public List<Connection> page(String smartAccount, @Nullable String afterId, int limit) {
        return store.page(smartAccount, afterId, limit);
    }

    /** @throws Problem 404 where there is none of that id */
    @Transactional
    public Connection get(String smartAccount, String id) {
        return store.find(smartAccount, id).orElseThrow(() -> unknown(id));
    }

    /** Writes a connection; where that changes anything, how it went before no longer counts. */
    @Transactional
    public Written put(String smartAccount, String id, Connection.Settings settings) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        Connection before = store.find(smartAccount, id).orElse(null);
        if (before == null || !before.settings().equals(settings)) {
            store.put(smartAccount, id, settings, recordedAt);
        }
        return new Written(get(smartAccount, id), before == null);
    }

    /** @throws Problem 404 where there is none of that id */
    @Transactional
    public void delete(String smartAccount, String id) {
        accounts.record(smartAccount, clock.instant());
        if (!store.delete(smartAccount, id)) {
            throw unknown(id);
        }
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no connection " + id + ".");
    }
}
