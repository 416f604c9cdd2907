package dev.ninety.usage.hygiene.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.hygiene.SilentTag.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far reports reach, and when they came last, as the obligations have it. */
@ApplicationScoped
public class ObligationFindingStore {

    private final Sql sql;

    public ObligationFindingStore(Sql sql) {
        this.sql = sql;
    }

    /** A series, and the instance that it belongs to. */
    public record Place(long seriesId, long instanceId) {}

    /**
     * Series of which no report came for longer than is usual, by their ids.
     *
     * @param instanceId the only instance to look at; null for all
     */
    public List<Place> stale(
            String smartAccount, Instant now, @Nullable Long instanceId, long after, long until, int limit) {
        return sql.list(
                """
                SELECT series_id, instance_id FROM obligation
                WHERE smart_account = ? AND stale_at <= ? AND (?::bigint IS NULL OR instance_id = ?)
                    AND series_id > ? AND series_id <= ?
                ORDER BY series_id LIMIT ?
                """,
                row -> new Place(row.number("series_id"), row.number("instance_id")),
                smartAccount,
                now,
                instanceId,
                instanceId,
                after,
                until,
                limit);
    }

    /**
     * What an instance may be silent for.
     *
     * @param lastReceivedAt when its last report came, of any licence or telemetry
     * @param frequencyDays the largest frequency of its licences; 0 where none is asked for
     */
    public record Silence(Instant lastReceivedAt, long frequencyDays) {}

    /** How long instances have been silent, by their ids. */
    public Map<Long, Silence> silences(String smartAccount, long[] instanceIds) {
        Map<Long, Silence> silences = new HashMap<>();
        sql.forEach(
                """
                SELECT asked.instance_id,
                    (SELECT max(r.received_at) FROM rum_report r
                        WHERE r.smart_account = ? AND r.instance_id = asked.instance_id) AS last_received_at,
                    (SELECT max(o.frequency_days) FROM obligation o
                        WHERE o.smart_account = ? AND o.instance_id = asked.instance_id) AS frequency_days
                FROM unnest(?) AS asked (instance_id)
                """,
                row -> {
                    Instant last = row.optionalMoment("last_received_at");
                    if (last != null) {
                        silences.put(row.number("instance_id"), new Silence(last, row.number("frequency_days")));
                    }
                },
                smartAccount,
                smartAccount,
                instanceIds);
        return silences;
    }

    /**
     * Series that the vendor has heard of through an earlier time than of another one of the same instance.
     *
     * @param instanceId the only instance to look at; null for all
     */
    public List<Place> behind(
            String smartAccount,
            Instant heardBefore,
            long days,
            @Nullable Long instanceId,
            long after,
            long until,
            int limit) {
        return sql.list(
                """
                SELECT o.series_id, o.instance_id FROM obligation o
                WHERE o.smart_account = ? AND o.reported_through < ? AND (?::bigint IS NULL OR o.instance_id = ?)
                    AND o.series_id > ? AND o.series_id <= ?
                    AND EXISTS (SELECT FROM obligation p
                        WHERE p.smart_account = o.smart_account AND p.instance_id = o.instance_id
                            AND p.reported_through > o.reported_through + ? * interval '24 hours')
                ORDER BY o.series_id LIMIT ?
                """,
                row -> new Place(row.number("series_id"), row.number("instance_id")),
                smartAccount,
                heardBefore,
                instanceId,
                instanceId,
                after,
                until,
                days,
                limit);
    }

    /** How far the vendor has heard of each licence of instances, by instance and series. */
    public Map<Long, Map<Long, Heard>> heard(String smartAccount, long[] instanceIds) {
        Map<Long, Map<Long, Heard>> heard = new HashMap<>();
        sql.forEach(
                """
                SELECT instance_id, series_id, entitlement_tag, reported_through FROM obligation
                WHERE smart_account = ? AND instance_id = ANY (?) AND reported_through IS NOT NULL
                """,
                row -> heard.computeIfAbsent(row.number("instance_id"), id -> new HashMap<>())
                        .put(
                                row.number("series_id"),
                                new Heard(row.text("entitlement_tag"), row.moment("reported_through"))),
                smartAccount,
                instanceIds);
        return heard;
    }
}
