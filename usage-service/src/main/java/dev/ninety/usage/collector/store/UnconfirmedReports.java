package dev.ninety.usage.collector.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Reports of which it is not known yet that the vendor has them. */
@ApplicationScoped
public class UnconfirmedReports {

    private final Sql sql;

    UnconfirmedReports(Sql sql) {
        this.sql = sql;
    }

    /**
     * The versions that stand of the reports with these ids. Where several of the instances have a report of one id,
     * nobody can tell which is meant, and it is left out.
     */
    public List<Long> find(String smartAccount, Collection<Udi> instances, Collection<Long> reportIds) {
        return sql.list(
                """
                WITH found AS (
                    SELECT r.id, r.report_id, s.instance_id FROM unnest(?, ?) AS asked (pid, serial)
                    JOIN product_instance i ON i.smart_account = ? AND i.pid = asked.pid AND i.serial = asked.serial
                    JOIN series s ON s.smart_account = i.smart_account AND s.instance_id = i.instance_id
                    JOIN rum_report r ON r.smart_account = s.smart_account AND r.series_id = s.series_id
                        AND r.report_id = ANY (?) AND r.stands)
                SELECT f.id FROM found f
                JOIN (SELECT report_id FROM found GROUP BY report_id HAVING min(instance_id) = max(instance_id)) of_one
                    ON of_one.report_id = f.report_id
                WHERE NOT EXISTS (SELECT 1 FROM report_disclosure d
                    WHERE d.smart_account = ? AND d.version_id = f.id AND d.basis = 'CONFIRMED')
                ORDER BY f.id
                """,
                row -> row.number("id"),
                instances.stream().map(Udi::pid).toArray(String[]::new),
                instances.stream().map(Udi::serial).toArray(String[]::new),
                smartAccount,
                reportIds.stream().mapToLong(Long::longValue).toArray(),
                smartAccount);
    }
}
