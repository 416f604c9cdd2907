package dev.ninety.usage.hygiene.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.store.RowNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where findings may be, read in sets and in the order of ids. */
@ApplicationScoped
public class FindingStore {

    private static final String INSTANCE = "i.instance_id, i.pid, i.serial, i.first_virtual_account";

    private final Sql sql;

    public FindingStore(Sql sql) {
        this.sql = sql;
    }

    /** An instance, and when this record first knew of it. */
    public record Sighted(InstanceRef instance, Instant recordedAt) {}

    /** Instances that nobody but their own reports spoke of, and that have never moved from where these landed. */
    public List<Sighted> firstSighted(String smartAccount, Instant now, long after, long until, int limit) {
        return sql.list(
                "SELECT " + INSTANCE + ", i.recorded_at FROM product_instance i" + """
                         WHERE i.smart_account = ? AND i.instance_id > ? AND i.instance_id <= ?
                            AND i.first_sighted AND i.landed_by_default
                            AND NOT EXISTS (SELECT FROM instance_move m WHERE m.smart_account = i.smart_account
                                AND m.instance_id = i.instance_id AND m.effective_at <= ?)
                        ORDER BY i.instance_id LIMIT ?
                        """,
                row -> new Sighted(instance(row), row.moment("recorded_at")),
                smartAccount,
                after,
                until,
                now,
                limit);
    }

    /** Instances with a row that ends after a decommission. */
    public List<InstanceRef> decommissionedAndReporting(
            String smartAccount, Instant now, long after, long until, int limit) {
        return sql.list(
                "SELECT " + INSTANCE + " FROM product_instance i" + """
                         WHERE i.smart_account = ? AND i.instance_id IN (
                            SELECT l.instance_id FROM instance_lifecycle l
                            JOIN series s ON s.smart_account = l.smart_account AND s.instance_id = l.instance_id
                                AND s.covered_until > extract(epoch FROM l.effective_at)
                            WHERE l.smart_account = ? AND l.instance_id > ? AND l.instance_id <= ?
                                AND l.kind = 'DECOMMISSION' AND l.effective_at <= ?
                            GROUP BY l.instance_id ORDER BY l.instance_id LIMIT ?)
                        ORDER BY i.instance_id
                        """,
                FindingStore::instance,
                smartAccount,
                smartAccount,
                after,
                until,
                now,
                limit);
    }

    /** Instances with a report that stands and whose times are suspect. */
    public List<InstanceRef> clockSuspects(String smartAccount, long after, long until, int limit) {
        return sql.list(
                "SELECT " + INSTANCE + " FROM product_instance i" + """
                         WHERE i.smart_account = ? AND i.instance_id IN (
                            SELECT r.instance_id FROM rum_report r
                            WHERE r.smart_account = ? AND r.instance_id > ? AND r.instance_id <= ?
                                AND r.stands AND 'CLOCK_SUSPECT' = ANY (r.flags)
                            GROUP BY r.instance_id ORDER BY r.instance_id LIMIT ?)
                        ORDER BY i.instance_id
                        """,
                FindingStore::instance,
                smartAccount,
                smartAccount,
                after,
                until,
                limit);
    }

    /** A report with times that are suspect. */
    public record SuspectReport(
            long version, String entitlementTag, long reportId, Instant receivedAt, List<ReportRow> rows) {}

    /** The reports of instances that stand and whose times are suspect, by instance, in the order received. */
    public Map<Long, List<SuspectReport>> suspectReports(String smartAccount, long[] instanceIds) {
        Map<Long, List<SuspectReport>> reports = new HashMap<>();
        sql.forEach(
                """
                SELECT r.instance_id, r.id, s.entitlement_tag, r.report_id, r.received_at, r.row_numbers
                FROM rum_report r JOIN series s ON s.smart_account = r.smart_account AND s.series_id = r.series_id
                WHERE r.smart_account = ? AND r.instance_id = ANY (?) AND r.stands AND 'CLOCK_SUSPECT' = ANY (r.flags)
                ORDER BY r.instance_id, r.id
                """,
                row -> reports.computeIfAbsent(row.number("instance_id"), id -> new ArrayList<>())
                        .add(new SuspectReport(
                                row.number("id"),
                                row.text("entitlement_tag"),
                                row.number("report_id"),
                                row.moment("received_at"),
                                RowNumbers.unpack(row.numbers("row_numbers")))),
                smartAccount,
                instanceIds);
        return reports;
    }

    /**
     * A report that contradicts the one that stands under its id.
     *
     * @param standing the version that stands
     * @param standingReceivedAt when that one came
     */
    public record Contradiction(
            long version,
            Instant receivedAt,
            @Nullable Long standing,
            @Nullable Instant standingReceivedAt) {}

    /** A report id under which contradicting reports came. */
    public record Contradicted(
            long seriesId,
            long reportId,
            InstanceRef instance,
            String entitlementTag,
            List<Contradiction> contradictions) {}

    /** @param instanceId the only instance to look at; null for all */
    public List<Contradicted> conflicts(
            String smartAccount,
            @Nullable Long instanceId,
            long afterSeries,
            long afterReport,
            long untilSeries,
            int limit) {
        List<Contradicted> found = new ArrayList<>();
        sql.forEach(
                "SELECT " + INSTANCE + """
                        , s.series_id, s.entitlement_tag, c.report_id, c.id, c.received_at,
                            t.id AS standing, t.received_at AS standing_received_at
                        FROM (SELECT DISTINCT r.series_id, r.report_id FROM rum_report r
                            WHERE r.smart_account = ? AND r.status = 'CONFLICT'
                                AND (r.series_id, r.report_id) > (?, ?) AND r.series_id <= ?
                                AND (?::bigint IS NULL OR r.instance_id = ?)
                            ORDER BY r.series_id, r.report_id LIMIT ?) k
                        JOIN rum_report c ON c.smart_account = ? AND c.series_id = k.series_id
                            AND c.report_id = k.report_id AND c.status = 'CONFLICT'
                        JOIN series s ON s.smart_account = c.smart_account AND s.series_id = c.series_id
                        JOIN product_instance i ON i.smart_account = s.smart_account AND i.instance_id = s.instance_id
                        LEFT JOIN rum_report t ON t.smart_account = c.smart_account AND t.series_id = c.series_id
                            AND t.report_id = c.report_id AND t.stands
                        ORDER BY s.series_id, c.report_id, c.id
                        """,
                row -> {
                    long series = row.number("series_id");
                    long report = row.number("report_id");
                    Contradicted last = found.isEmpty() ? null : found.getLast();
                    if (last == null || last.seriesId() != series || last.reportId() != report) {
                        last = new Contradicted(
                                series, report, instance(row), row.text("entitlement_tag"), new ArrayList<>());
                        found.add(last);
                    }
                    last.contradictions()
                            .add(new Contradiction(
                                    row.number("id"),
                                    row.moment("received_at"),
                                    row.optionalNumber("standing"),
                                    row.optionalMoment("standing_received_at")));
                },
                smartAccount,
                afterSeries,
                afterReport,
                untilSeries,
                instanceId,
                instanceId,
                limit,
                smartAccount);
        return found;
    }

    /** Instances between whose reports something may be missing. */
    public List<InstanceRef> chainSuspects(String smartAccount, long after, long until, int limit) {
        return sql.list("SELECT " + INSTANCE + """
                         FROM chain_suspect c
                        JOIN product_instance i ON i.smart_account = c.smart_account AND i.instance_id = c.instance_id
                        WHERE c.smart_account = ? AND c.instance_id > ? AND c.instance_id <= ?
                        ORDER BY c.instance_id LIMIT ?
                        """, FindingStore::instance, smartAccount, after, until, limit);
    }

    /** When each report id of instances first came, by instance: of all their licences and telemetry. */
    public Map<Long, Map<Long, Instant>> reportIds(String smartAccount, long[] instanceIds) {
        Map<Long, Map<Long, Instant>> ids = new HashMap<>();
        sql.forEach(
                """
                SELECT instance_id, report_id, min(received_at) AS received_at FROM rum_report
                WHERE smart_account = ? AND instance_id = ANY (?) AND report_id IS NOT NULL
                GROUP BY instance_id, report_id
                """,
                row -> ids.computeIfAbsent(row.number("instance_id"), id -> new HashMap<>())
                        .put(row.number("report_id"), row.moment("received_at")),
                smartAccount,
                instanceIds);
        return ids;
    }

    static InstanceRef instance(Sql.Row row) throws SQLException {
        return new InstanceRef(
                row.number("instance_id"),
                new Udi(row.text("pid"), row.text("serial")),
                row.text("first_virtual_account"),
                null);
    }
}
