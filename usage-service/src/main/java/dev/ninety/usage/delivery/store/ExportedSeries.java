package dev.ninety.usage.delivery.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which licences on which instances an export tells of. */
@ApplicationScoped
public class ExportedSeries {

    private final Sql sql;

    public ExportedSeries(Sql sql) {
        this.sql = sql;
    }

    /** A version in an export, and the series that it is of. */
    public record Version(long versionId, long seriesId) {}

    /** The licences in an export, in no order. */
    public List<String> tags(String smartAccount, String exportId) {
        return sql.list("""
                SELECT DISTINCT s.entitlement_tag FROM export_version v
                JOIN rum_report r ON r.smart_account = v.smart_account AND r.id = v.version_id
                JOIN series s ON s.smart_account = r.smart_account AND s.series_id = r.series_id
                WHERE v.smart_account = ? AND v.export_id = ?
                """, row -> row.text("entitlement_tag"), smartAccount, exportId);
    }

    public List<Version> ofTag(String smartAccount, String exportId, String entitlementTag) {
        return sql.list(
                """
                SELECT v.version_id, r.series_id FROM export_version v
                JOIN rum_report r ON r.smart_account = v.smart_account AND r.id = v.version_id
                JOIN series s ON s.smart_account = r.smart_account AND s.series_id = r.series_id
                WHERE v.smart_account = ? AND v.export_id = ? AND s.entitlement_tag = ?
                """,
                row -> new Version(row.number("version_id"), row.number("series_id")),
                smartAccount,
                exportId,
                entitlementTag);
    }
}
