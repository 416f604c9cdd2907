package dev.ninety.usage.disclosure.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.disclosure.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Which versions of reports the vendor has seen, and by which way. */
@ApplicationScoped
public class DisclosureStore {

    private final Sql sql;

    public DisclosureStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A way by which the vendor sees reports.
     *
     * @param sourceType EXPORT, SYNC, ACK or DEVICE_LIST
     */
    public record Way(String sourceType, String sourceId, Basis basis) {}

    /** What is recorded already by the same way stays as it is, unless it was seen earlier. */
    public void add(
            String smartAccount, Collection<Long> versionIds, Way way, Instant disclosedAt, Instant recordedAt) {
        sql.update(
                """
                INSERT INTO report_disclosure
                    (smart_account, version_id, source_type, source_id, basis, disclosed_at, recorded_at)
                SELECT ?, unnest(?), ?, ?, ?, ?, ?
                ON CONFLICT (smart_account, version_id, source_type, source_id)
                    DO UPDATE SET disclosed_at = least(report_disclosure.disclosed_at, excluded.disclosed_at)
                """,
                smartAccount,
                ids(versionIds),
                way.sourceType(),
                way.sourceId(),
                way.basis(),
                disclosedAt,
                recordedAt);
    }

    /** The series that these versions belong to; telemetry belongs to none. */
    public List<Long> seriesOf(String smartAccount, Collection<Long> versionIds) {
        return sql.list("""
                SELECT DISTINCT series_id FROM rum_report
                WHERE smart_account = ? AND id = ANY (?) AND series_id IS NOT NULL
                """, row -> row.number("series_id"), smartAccount, ids(versionIds));
    }

    /** Series with reports that were received before delivery modes were kept. */
    public record Unchannelled(String smartAccount, long seriesId) {}

    public List<Unchannelled> unchannelled(int limit) {
        return sql.list(
                "SELECT DISTINCT smart_account, series_id FROM rum_report WHERE channel IS NULL LIMIT ?",
                row -> new Unchannelled(row.text("smart_account"), row.number("series_id")),
                limit);
    }

    /** Lets reports without a way count as sent by the devices themselves. */
    public void connect(String smartAccount, Collection<Long> seriesIds) {
        sql.update("""
                UPDATE rum_report SET channel = 'CONNECTED'
                WHERE smart_account = ? AND series_id = ANY (?) AND channel IS NULL
                """, smartAccount, ids(seriesIds));
    }

    private static long[] ids(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
