package dev.ninety.usage.report.store;

import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
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
     * @param recordedAt when what it counts was posted, which is not before it was received
     * @param rows in the order of the report, times in seconds since 1970-01-01T00:00:00Z
     * @param sha256 of the content in UTF-8, in lower-case hexadecimal; null unless asked for
     * @param content its JSON text, byte for byte as it was received; null unless asked for
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
            Instant recordedAt,
            List<ReportRow> rows,
            @Nullable String sha256,
            @Nullable String content) {}

    /** @param withContent whether to tell what the reports say, word for word */
    public List<StoredReport> list(
            String smartAccount,
            @Nullable Udi productInstance,
            @Nullable Status status,
            boolean withContent,
            long after,
            int limit) {
        return sql.list(
                """
                SELECT r.id, i.pid, i.serial, s.entitlement_tag, r.report_id, r.status, r.stands, r.flags,
                    r.received_at, r.recorded_at, r.row_numbers, CASE WHEN ? THEN r.content END AS content
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
                        row.moment("recorded_at"),
                        RowNumbers.unpack(row.numbers("row_numbers")),
                        digest(row.optionalText("content")),
                        row.optionalText("content")),
                withContent,
                smartAccount,
                after,
                status == null ? null : status.name(),
                status == null ? null : status.name(),
                productInstance == null ? null : productInstance.pid(),
                productInstance == null ? null : productInstance.pid(),
                productInstance == null ? null : productInstance.serial(),
                limit);
    }

    private static @Nullable String digest(@Nullable String content) {
        return content == null ? null : HexFormat.of().formatHex(Sha256.of(content.getBytes(StandardCharsets.UTF_8)));
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
