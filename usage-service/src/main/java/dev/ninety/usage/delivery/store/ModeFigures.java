package dev.ninety.usage.delivery.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.disclosure.DeliveryMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How an account's instances deliver, and how long that takes. */
@ApplicationScoped
public class ModeFigures {

    private final Sql sql;

    public ModeFigures(Sql sql) {
        this.sql = sql;
    }

    /** How many instances in service deliver so now, by mode and Virtual Account. */
    public record Usage(DeliveryMode mode, String virtualAccount, long instances) {}

    public List<Usage> usage(String smartAccount, Instant now) {
        return sql.list(
                """
                SELECT COALESCE(own.mode, around.mode, 'CONNECTED') AS mode, resides.virtual_account,
                    count(*) AS instances
                FROM product_instance i
                CROSS JOIN LATERAL (SELECT COALESCE((SELECT m.virtual_account FROM instance_move m
                    WHERE m.smart_account = i.smart_account AND m.instance_id = i.instance_id AND m.effective_at <= ?
                    ORDER BY m.effective_at DESC, m.ordinal DESC LIMIT 1), i.first_virtual_account)
                        AS virtual_account) resides
                LEFT JOIN LATERAL (SELECT d.mode FROM delivery_mode d
                    WHERE d.smart_account = i.smart_account AND d.scope_kind = 'PRODUCT_INSTANCE'
                        AND d.scope = i.pid || ':' || i.serial AND d.effective_from <= ?
                    ORDER BY d.effective_from DESC, d.ordinal DESC LIMIT 1) own ON true
                LEFT JOIN LATERAL (SELECT d.mode FROM delivery_mode d
                    WHERE d.smart_account = i.smart_account AND d.scope_kind = 'VIRTUAL_ACCOUNT'
                        AND d.scope = resides.virtual_account AND d.effective_from <= ?
                    ORDER BY d.effective_from DESC, d.ordinal DESC LIMIT 1) around ON true
                LEFT JOIN LATERAL (SELECT l.kind FROM instance_lifecycle l
                    WHERE l.smart_account = i.smart_account AND l.instance_id = i.instance_id AND l.effective_at <= ?
                    ORDER BY l.effective_at DESC, l.ordinal DESC LIMIT 1) said ON true
                WHERE i.smart_account = ? AND said.kind IS DISTINCT FROM 'DECOMMISSION'
                GROUP BY 1, 2
                """,
                row -> new Usage(
                        DeliveryMode.valueOf(row.text("mode")), row.text("virtual_account"), row.number("instances")),
                now,
                now,
                now,
                now,
                smartAccount);
    }

    /**
     * The median time from receipt here until the vendor saw a report, by the mode in force at receipt; of what was
     * recorded as seen since a moment. Modes of which nothing is known are left out.
     */
    public Map<DeliveryMode, Duration> lags(String smartAccount, Instant since) {
        Map<DeliveryMode, Duration> lags = new EnumMap<>(DeliveryMode.class);
        sql.forEach(
                """
                SELECT channel, ceil(percentile_disc(0.5) WITHIN GROUP (ORDER BY lag))::bigint AS seconds
                FROM (SELECT r.channel, greatest(0, extract(epoch FROM min(d.disclosed_at) - r.received_at)) AS lag
                    FROM report_disclosure d
                    JOIN rum_report r ON r.smart_account = d.smart_account AND r.id = d.version_id
                    WHERE d.smart_account = ? AND d.recorded_at >= ? AND r.channel IN ('ON_PREM', 'DISCONNECTED')
                    GROUP BY r.smart_account, r.id, r.channel, r.received_at) seen
                GROUP BY channel
                """,
                row -> lags.put(DeliveryMode.valueOf(row.text("channel")), Duration.ofSeconds(row.number("seconds"))),
                smartAccount,
                since);
        boolean anyConnected =
                sql.first("""
                        SELECT EXISTS (SELECT FROM rum_report
                            WHERE smart_account = ? AND channel = 'CONNECTED' AND stands) AS found
                        """, row -> row.truth("found"), smartAccount).orElse(false);
        if (anyConnected) {
            lags.put(DeliveryMode.CONNECTED, Duration.ZERO);
        }
        return lags;
    }

    /** How many obligations to report fall due before a moment. */
    public long atRisk(String smartAccount, Instant before) {
        return sql.list("""
                        SELECT count(*) AS obligations FROM obligation
                        WHERE smart_account = ? AND due < ? AND rule IS NOT NULL
                        """, row -> row.number("obligations"), smartAccount, before)
                .getFirst();
    }
}
