package dev.ninety.usage.obligation.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.obligation.UsageChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody said of changes of use. */
@ApplicationScoped
public class ChangeStore {

    private final Sql sql;

    public ChangeStore(Sql sql) {
        this.sql = sql;
    }

    /** The moments of changes, by series, as known at a moment. */
    public Map<Long, List<Instant>> load(String smartAccount, long[] seriesIds, Instant knownAt) {
        Map<Long, List<Instant>> changes = new HashMap<>();
        sql.forEach(
                """
                SELECT series_id, changed_at FROM usage_change
                WHERE smart_account = ? AND series_id = ANY (?) AND recorded_at <= ?
                """,
                row -> changes.computeIfAbsent(row.number("series_id"), id -> new ArrayList<>())
                        .add(row.moment("changed_at")),
                smartAccount,
                seriesIds,
                knownAt);
        return changes;
    }

    /** What was said of an instance's licences, the earliest said first. */
    public List<UsageChange> ofInstance(String smartAccount, long instanceId, long after, int limit) {
        return sql.list(
                """
                SELECT c.change_id, s.entitlement_tag, c.changed_at, c.note, c.recorded_at
                FROM series s
                JOIN usage_change c ON c.smart_account = s.smart_account AND c.series_id = s.series_id
                WHERE s.smart_account = ? AND s.instance_id = ? AND c.change_id > ? ORDER BY c.change_id LIMIT ?
                """,
                row -> new UsageChange(
                        row.number("change_id"),
                        row.text("entitlement_tag"),
                        row.moment("changed_at"),
                        row.optionalText("note"),
                        row.moment("recorded_at")),
                smartAccount,
                instanceId,
                after,
                limit);
    }

    /** Adds what was not said yet in the same words; answers whether it was new. */
    public boolean add(
            String smartAccount, long seriesId, Instant changedAt, @Nullable String note, Instant recordedAt) {
        return sql.update(
                        """
                        INSERT INTO usage_change (smart_account, series_id, changed_at, note, recorded_at)
                        SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM usage_change
                            WHERE smart_account = ? AND series_id = ? AND changed_at = ?
                                AND note IS NOT DISTINCT FROM ?::text)
                        """,
                        smartAccount,
                        seriesId,
                        changedAt,
                        note,
                        recordedAt,
                        smartAccount,
                        seriesId,
                        changedAt,
                        note)
                > 0;
    }
}
