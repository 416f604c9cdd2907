package dev.ninety.usage.report.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was received, one by one and in lists. */
@ApplicationScoped
public class ReportArchive {

    private final Sql sql;

    public ReportArchive(Sql sql) {
        this.sql = sql;
    }

    /**
     * A report that is kept.
     *
     * @param stands whether it is the version of its report id that counts
     * @param rows in the order of the report, times in seconds since 1970-01-01T00:00:00Z
     */
    public record StoredReport(
            long id,
            String productInstance,
            @Nullable String entitlementTag,
            @Nullable Long reportId,
            Status status,
            boolean stands,
            List<String> flags,
            Instant receivedAt,
            List<ReportRow> rows) {}

    public List<StoredReport> list(
            String smartAccount, @Nullable Udi productInstance, @Nullable Status status, long after, int limit) {
        return sql.list(
                """
                SELECT r.id, i.pid, i.serial, s.entitlement_tag, r.report_id, r.status, r.stands, r.flags,
                    r.received_at, r.row_numbers
                FROM rum_report r
                JOIN product_instance i ON i.smart_account = r.smart_account AND i.instance_id = r.instance_id
                LEFT JOIN series s ON s.smart_account = r.smart_account AND s.series_id = r.series_id
                WHERE r.smart_account = ? AND r.id > ? AND (?::text IS NULL OR r.status = ?)
                    AND (?::text IS NULL OR r.instance_id = (SELECT p.instance_id FROM product_instance p
                        WHERE p.smart_account = r.smart_account AND p.pid = ? AND p.serial = ?))
                ORDER BY r.id LIMIT ?
                """,
                row -> new StoredReport(
                        row.number("id"),
                        new Udi(row.text("pid"), row.text("serial")).toString(),
                        row.optionalText("entitlement_tag"),
                        row.optionalNumber("report_id"),
                        Status.valueOf(row.text("status")),
                        row.truth("stands"),
                        List.of(row.texts("flags")),
                        row.moment("received_at"),
                        RowNumbers.unpack(row.numbers("row_numbers"))),
                smartAccount,
                after,
                status == null ? null : status.name(),
                status == null ? null : status.name(),
                productInstance == null ? null : productInstance.pid(),
                productInstance == null ? null : productInstance.pid(),
                productInstance == null ? null : productInstance.serial(),
                limit);
    }

    /** The JSON text of a report, byte for byte as it was received. */
    public Optional<String> content(String smartAccount, long id) {
        return sql.first(
                "SELECT content FROM rum_report WHERE smart_account = ? AND id = ?",
                row -> row.text("content"),
                smartAccount,
                id);
    }
}
