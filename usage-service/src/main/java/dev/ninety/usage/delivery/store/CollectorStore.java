package dev.ninety.usage.delivery.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.delivery.CollectorState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Aggregators: those that synced, and those of which somebody said how often they are to. */
@ApplicationScoped
public class CollectorStore {

    private final Sql sql;

    public CollectorStore(Sql sql) {
        this.sql = sql;
    }

    /** @param usualDays how often one is expected of which nobody said it */
    public List<CollectorState> list(String smartAccount, int usualDays, String after, int limit) {
        return read(smartAccount, usualDays, null, after, limit);
    }

    public Optional<CollectorState> find(String smartAccount, int usualDays, String collector) {
        return read(smartAccount, usualDays, collector, "", 1).stream().findFirst();
    }

    private List<CollectorState> read(
            String smartAccount, int usualDays, @Nullable String collector, String after, int limit) {
        return sql.list(
                """
                SELECT collector, COALESCE(max(expected_every_days), ?) AS every_days, max(scheduled_at) AS scheduled_at,
                    min(received_at) AS first_received_at, max(received_at) AS last_received_at,
                    max(confirmed_at) AS last_confirmed_at
                FROM (SELECT collector, NULL::int AS expected_every_days, NULL::timestamptz AS scheduled_at,
                            received_at, confirmed_at
                        FROM on_prem_sync WHERE smart_account = ?
                    UNION ALL SELECT collector, expected_every_days, recorded_at, NULL, NULL
                        FROM on_prem_collector WHERE smart_account = ?) heard_of
                WHERE collector > ? AND (?::text IS NULL OR collector = ?)
                GROUP BY collector ORDER BY collector LIMIT ?
                """, CollectorStore::read, usualDays, smartAccount, smartAccount, after, collector, collector, limit);
    }

    /** Records how often an aggregator is to sync; answers whether nobody had said so before. */
    public boolean save(String smartAccount, String collector, int expectedEveryDays, Instant recordedAt) {
        boolean created = sql.update("""
                        INSERT INTO on_prem_collector (smart_account, collector, expected_every_days, recorded_at)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """, smartAccount, collector, expectedEveryDays, recordedAt) > 0;
        if (!created) {
            sql.update(
                    "UPDATE on_prem_collector SET expected_every_days = ? WHERE smart_account = ? AND collector = ?",
                    expectedEveryDays,
                    smartAccount,
                    collector);
        }
        return created;
    }

    private static CollectorState read(Sql.Row row) throws SQLException {
        return new CollectorState(
                row.text("collector"),
                (int) row.number("every_days"),
                row.optionalMoment("scheduled_at"),
                row.optionalMoment("first_received_at"),
                row.optionalMoment("last_received_at"),
                row.optionalMoment("last_confirmed_at"));
    }
}
