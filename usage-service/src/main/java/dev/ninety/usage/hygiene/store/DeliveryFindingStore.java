package dev.ninety.usage.hygiene.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exports that the vendor was given. */
@ApplicationScoped
public class DeliveryFindingStore {

    private final Sql sql;

    public DeliveryFindingStore(Sql sql) {
        this.sql = sql;
    }

    /** An export that was submitted. */
    public record Submitted(String export, String virtualAccount, Instant submittedAt, long reports, long instances) {}

    /**
     * Exports that were submitted by a moment and not acknowledged, by their ids.
     *
     * @param only the only export to look at; null for all
     */
    public List<Submitted> unacknowledged(
            String smartAccount, Instant submittedBy, String after, @Nullable String only, int limit) {
        return sql.list(
                """
                SELECT export_id, virtual_account, submitted_at, reports, instances FROM export
                WHERE smart_account = ? AND acknowledged_at IS NULL AND submitted_at <= ? AND export_id > ?
                    AND (?::text IS NULL OR export_id = ?)
                ORDER BY export_id LIMIT ?
                """,
                row -> new Submitted(
                        row.text("export_id"),
                        row.text("virtual_account"),
                        row.moment("submitted_at"),
                        row.number("reports"),
                        row.number("instances")),
                smartAccount,
                submittedBy,
                after,
                only,
                only,
                limit);
    }

    /** The first product instances with a report in an export, by their ids. */
    public List<String> instances(String smartAccount, String export, int limit) {
        return sql.list(
                """
                SELECT i.pid, i.serial FROM product_instance i
                WHERE i.smart_account = ? AND i.instance_id IN (SELECT v.instance_id FROM export_version v
                    WHERE v.smart_account = ? AND v.export_id = ?)
                ORDER BY i.instance_id LIMIT ?
                """,
                row -> new Udi(row.text("pid"), row.text("serial")).toString(),
                smartAccount,
                smartAccount,
                export,
                limit);
    }
}
