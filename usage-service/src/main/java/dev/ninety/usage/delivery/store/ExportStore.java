package dev.ninety.usage.delivery.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.delivery.Export;
import dev.ninety.usage.delivery.ExportFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exports, and which versions of reports each of them holds. */
@ApplicationScoped
public class ExportStore {

    private static final String COLUMNS = """
            SELECT export_id, virtual_account, format, created_at, reports, instances, submitted_at, acknowledged_at
            FROM export
            """;

    private final Sql sql;

    public ExportStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<Export> find(String smartAccount, String id) {
        return sql.first(COLUMNS + "WHERE smart_account = ? AND export_id = ?", ExportStore::read, smartAccount, id);
    }

    public List<Export> list(String smartAccount, String after, int limit) {
        return sql.list(
                COLUMNS + "WHERE smart_account = ? AND export_id > ? ORDER BY export_id LIMIT ?",
                ExportStore::read,
                smartAccount,
                after,
                limit);
    }

    /** The exports of which no ACK was received, at most so many. */
    public List<Export> unacknowledged(String smartAccount, @Nullable String virtualAccount, int limit) {
        return sql.list(COLUMNS + """
                        WHERE smart_account = ? AND acknowledged_at IS NULL
                            AND (?::text IS NULL OR virtual_account = ?) LIMIT ?
                        """, ExportStore::read, smartAccount, virtualAccount, virtualAccount, limit);
    }

    /**
     * Makes an export of all that has to be carried by hand for the instances that reside in a Virtual Account now, and
     * is in no export that was submitted or acknowledged.
     *
     * @return what was made; it holds nothing where nothing has to be carried
     */
    public Export create(
            String smartAccount, String id, String virtualAccount, ExportFormat format, Instant createdAt) {
        record Held(long reports, long instances) {}
        Held held = sql.list(
                        """
                        WITH held AS (
                            INSERT INTO export_version (smart_account, export_id, instance_id, version_id)
                            SELECT r.smart_account, ?, r.instance_id, r.id
                            FROM rum_report r
                            JOIN product_instance i
                                ON i.smart_account = r.smart_account AND i.instance_id = r.instance_id
                            LEFT JOIN LATERAL (SELECT m.virtual_account FROM instance_move m
                                WHERE m.smart_account = i.smart_account AND m.instance_id = i.instance_id
                                    AND m.effective_at <= ?
                                ORDER BY m.effective_at DESC, m.ordinal DESC LIMIT 1) moved ON true
                            WHERE r.smart_account = ? AND r.channel = 'DISCONNECTED'
                                AND (r.stands OR r.status = 'SET_ASIDE')
                                AND COALESCE(moved.virtual_account, i.first_virtual_account) = ?
                                AND NOT EXISTS (SELECT FROM export_version v
                                    JOIN export e ON e.smart_account = v.smart_account AND e.export_id = v.export_id
                                    WHERE v.smart_account = r.smart_account AND v.version_id = r.id
                                        AND (e.submitted_at IS NOT NULL OR e.acknowledged_at IS NOT NULL))
                            RETURNING instance_id)
                        SELECT count(*) AS reports, count(DISTINCT instance_id) AS instances FROM held
                        """,
                        row -> new Held(row.number("reports"), row.number("instances")),
                        id,
                        createdAt,
                        smartAccount,
                        virtualAccount)
                .getFirst();
        Export export = new Export(id, virtualAccount, format, createdAt, held.reports(), held.instances(), null, null);
        sql.update("""
                INSERT INTO export (smart_account, export_id, virtual_account, format, created_at, reports, instances)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, smartAccount, id, virtualAccount, format, createdAt, export.reports(), export.instances());
        return export;
    }

    /** A report of the export that holds a character that no XML may hold; empty where there is none. */
    public Optional<Long> withoutXml(String smartAccount, String id) {
        return sql.first("""
                SELECT v.version_id FROM export_version v
                JOIN rum_report r ON r.smart_account = v.smart_account AND r.id = v.version_id
                WHERE v.smart_account = ? AND v.export_id = ?
                    AND (position(U&'\\FFFE' in r.content) > 0 OR position(U&'\\FFFF' in r.content) > 0) LIMIT 1
                """, row -> row.number("version_id"), smartAccount, id);
    }

    /** All versions in an export, telemetry included, those of one instance one after the other. */
    public List<Long> versions(String smartAccount, String id) {
        return sql.list("""
                SELECT version_id FROM export_version WHERE smart_account = ? AND export_id = ?
                ORDER BY instance_id, version_id
                """, row -> row.number("version_id"), smartAccount, id);
    }

    public void submit(String smartAccount, String id, Instant submittedAt) {
        sql.update(
                "UPDATE export SET submitted_at = ? WHERE smart_account = ? AND export_id = ?",
                submittedAt,
                smartAccount,
                id);
    }

    /** Marks an export as acknowledged; the first ACK decides the moment. */
    public void acknowledge(String smartAccount, String id, Instant acknowledgedAt) {
        sql.update("""
                UPDATE export SET acknowledged_at = LEAST(acknowledged_at, ?)
                WHERE smart_account = ? AND export_id = ?
                """, acknowledgedAt, smartAccount, id);
    }

    private static Export read(Sql.Row row) throws SQLException {
        return new Export(
                row.text("export_id"),
                row.text("virtual_account"),
                ExportFormat.valueOf(row.text("format")),
                row.moment("created_at"),
                row.number("reports"),
                row.number("instances"),
                row.optionalMoment("submitted_at"),
                row.optionalMoment("acknowledged_at"));
    }
}
