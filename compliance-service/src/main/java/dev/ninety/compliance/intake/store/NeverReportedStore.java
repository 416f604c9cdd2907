package dev.ninety.compliance.intake.store;

import dev.ninety.compliance.intake.NeverReported;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many instances never reported, as usage-service said from time to time. Rows are only ever added. */
@ApplicationScoped
public class NeverReportedStore {

    private final Sql sql;

    NeverReportedStore(Sql sql) {
        this.sql = sql;
    }

    /** What was known at a moment; null for all that is known. */
    public NeverReported knownAt(String smartAccount, @Nullable Instant moment) {
        Instant latest = moment == null ? Check.LATEST : moment;
        boolean isRead = sql.first(
                        "SELECT 1 AS one FROM account WHERE smart_account = ? AND never_reported_since <= ?",
                        row -> row.number("one"),
                        smartAccount,
                        latest)
                .isPresent();
        Map<String, Long> counts = new HashMap<>();
        sql.forEach("""
                SELECT DISTINCT ON (virtual_account) virtual_account, instances FROM never_reported
                WHERE smart_account = ? AND recorded_at <= ? ORDER BY virtual_account, recorded_at DESC
                """, row -> counts.put(row.text("virtual_account"), row.number("instances")), smartAccount, latest);
        return new NeverReported(isRead, counts);
    }

    /** Adds the counts that are other ones since a moment; of two at the same moment the later one stands. */
    public void append(String smartAccount, Map<String, Long> changed, Instant recordedAt) {
        sql.update(
                """
                INSERT INTO never_reported (smart_account, virtual_account, recorded_at, instances)
                SELECT ?, c.virtual_account, ?, c.instances FROM unnest(?, ?) AS c (virtual_account, instances)
                ON CONFLICT (smart_account, virtual_account, recorded_at) DO UPDATE SET instances = EXCLUDED.instances
                """,
                smartAccount,
                recordedAt,
                changed.keySet().toArray(String[]::new),
                changed.values().stream().mapToLong(Long::longValue).toArray());
        sql.update(
                "UPDATE account SET never_reported_since = coalesce(never_reported_since, ?) WHERE smart_account = ?",
                recordedAt,
                smartAccount);
    }
}
