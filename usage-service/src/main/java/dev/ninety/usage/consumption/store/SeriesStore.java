package dev.ninety.usage.consumption.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.SeriesTail;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The series of product instances: which there are, and where they end. */
@ApplicationScoped
public class SeriesStore {

    private static final String COLUMNS = """
            s.series_id, s.entitlement_tag, s.last_report_id, s.covered_until, s.level, s.plain, s.in_step, s.confirmed,
            i.instance_id, i.pid, i.serial, i.first_virtual_account, i.telemetry_report_id
            """;
    private static final String INSTANCE =
            " JOIN product_instance i ON i.smart_account = s.smart_account AND i.instance_id = s.instance_id ";

    private final Sql sql;

    public SeriesStore(Sql sql) {
        this.sql = sql;
    }

    public List<SeriesRef> ofInstances(String smartAccount, long[] instanceIds) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM series s" + INSTANCE
                        + "WHERE s.smart_account = ? AND s.instance_id = ANY (?) ORDER BY s.series_id",
                SeriesStore::read,
                smartAccount,
                instanceIds);
    }

    public List<SeriesRef> byId(String smartAccount, long[] seriesIds) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM series s" + INSTANCE
                        + "WHERE s.smart_account = ? AND s.series_id = ANY (?) ORDER BY s.series_id",
                SeriesStore::read,
                smartAccount,
                seriesIds);
    }

    /**
     * The ids that follow an id, ascending.
     *
     * @param productInstance null for the series of all instances
     */
    public List<Long> idsAfter(String smartAccount, @Nullable Udi productInstance, long after, int limit) {
        if (productInstance == null) {
            return sql.list(
                    "SELECT series_id FROM series WHERE smart_account = ? AND series_id > ? ORDER BY series_id LIMIT ?",
                    row -> row.number("series_id"),
                    smartAccount,
                    after,
                    limit);
        }
        return sql.list(
                "SELECT s.series_id FROM series s" + INSTANCE
                        + "WHERE s.smart_account = ? AND i.pid = ? AND i.serial = ? AND s.series_id > ?"
                        + " ORDER BY s.series_id LIMIT ?",
                row -> row.number("series_id"),
                smartAccount,
                productInstance.pid(),
                productInstance.serial(),
                after,
                limit);
    }

    /** The series of these (instance, tag) pairs that exist; both lists have the same length. */
    public List<SeriesRef> ofMembers(String smartAccount, List<Udi> members, List<String> entitlementTags) {
        return sql.list(
                "SELECT DISTINCT " + COLUMNS + """
                        FROM unnest(?, ?, ?) AS asked (pid, serial, entitlement_tag)
                        JOIN product_instance i
                            ON i.smart_account = ? AND i.pid = asked.pid AND i.serial = asked.serial
                        JOIN series s ON s.smart_account = i.smart_account AND s.instance_id = i.instance_id
                            AND s.entitlement_tag = asked.entitlement_tag
                        ORDER BY s.series_id
                        """,
                SeriesStore::read,
                members.stream().map(Udi::pid).toArray(String[]::new),
                members.stream().map(Udi::serial).toArray(String[]::new),
                entitlementTags.toArray(String[]::new),
                smartAccount);
    }

    /** The series of the same tag on instances that a report of these series ever listed. */
    public long[] listedBy(String smartAccount, long[] seriesIds) {
        return sql.list("""
                        SELECT DISTINCT target.series_id
                        FROM ha_listing h
                        JOIN series lister ON lister.smart_account = h.smart_account AND lister.series_id = h.series_id
                        JOIN product_instance i ON i.smart_account = h.smart_account
                            AND i.pid = h.listed_pid AND i.serial = h.listed_serial
                        JOIN series target ON target.smart_account = i.smart_account
                            AND target.instance_id = i.instance_id AND target.entitlement_tag = lister.entitlement_tag
                        WHERE h.smart_account = ? AND h.series_id = ANY (?)
                        """, row -> row.number("series_id"), smartAccount, seriesIds).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Creates series; both lists have the same length. */
    public List<SeriesRef> create(String smartAccount, List<InstanceRef> instances, List<String> entitlementTags) {
        Map<Long, InstanceRef> byId = new HashMap<>();
        instances.forEach(instance -> byId.put(instance.id(), instance));
        return sql.list(
                """
                WITH wanted AS (SELECT ?::text AS smart_account, instance_id, entitlement_tag
                    FROM unnest(?, ?) AS seen (instance_id, entitlement_tag))
                INSERT INTO series (smart_account, series_id, instance_id, entitlement_tag, plain, in_step)
                SELECT w.smart_account, nextval('series_id'), w.instance_id, w.entitlement_tag,
                    NOT EXISTS (SELECT FROM ha_listing h
                        JOIN product_instance i ON i.smart_account = h.smart_account
                            AND i.pid = h.listed_pid AND i.serial = h.listed_serial
                        WHERE h.smart_account = w.smart_account AND i.instance_id = w.instance_id)
                    AND NOT EXISTS (SELECT FROM instance_merge m
                        WHERE m.smart_account = w.smart_account AND m.instance_id = w.instance_id),
                    NOT EXISTS (SELECT FROM instance_move m WHERE m.smart_account = w.smart_account
                        AND m.instance_id = w.instance_id AND m.disclosed_at IS NULL)
                    AND NOT EXISTS (SELECT FROM instance_lifecycle l WHERE l.smart_account = w.smart_account
                        AND l.instance_id = w.instance_id AND l.disclosed_at IS NULL)
                    AND NOT EXISTS (SELECT FROM instance_merge m WHERE m.smart_account = w.smart_account
                        AND m.instance_id = w.instance_id AND m.disclosed_at IS NULL)
                FROM wanted w
                RETURNING series_id, instance_id, entitlement_tag, plain, in_step
                """,
                row -> new SeriesRef(
                        row.number("series_id"),
                        Objects.requireNonNull(byId.get(row.number("instance_id"))),
                        row.text("entitlement_tag"),
                        null,
                        SeriesTail.EMPTY,
                        row.truth("plain"),
                        row.truth("in_step"),
                        false),
                smartAccount,
                instances.stream().mapToLong(InstanceRef::id).toArray(),
                entitlementTags.toArray(String[]::new));
    }

    /** Where a series ends after a change. */
    public record End(long seriesId, @Nullable Long lastReportId, SeriesTail tail, boolean plain, boolean inStep) {}

    public void saveEnds(String smartAccount, Collection<End> ends) {
        if (ends.isEmpty()) {
            return;
        }
        List<End> all = new ArrayList<>(ends);
        boolean[] plain = new boolean[all.size()];
        boolean[] inStep = new boolean[all.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = all.get(i).plain();
            inStep[i] = all.get(i).inStep();
        }
        sql.update(
                """
                UPDATE series s SET last_report_id = GREATEST(s.last_report_id, NULLIF(e.last_report_id, -1)),
                    covered_until = NULLIF(e.covered_until, ?), level = e.level, plain = e.plain,
                    in_step = e.in_step
                FROM unnest(?, ?, ?, ?, ?, ?) AS e (series_id, last_report_id, covered_until, level, plain, in_step)
                WHERE s.smart_account = ? AND s.series_id = e.series_id
                """,
                Long.MIN_VALUE,
                all.stream().mapToLong(End::seriesId).toArray(),
                all.stream()
                        .mapToLong(end -> end.lastReportId() == null ? -1 : end.lastReportId())
                        .toArray(),
                all.stream().mapToLong(end -> end.tail().coveredUntil()).toArray(),
                all.stream().mapToLong(end -> end.tail().level()).toArray(),
                plain,
                inStep,
                smartAccount);
    }

    /** Remembers that the vendor has confirmed reports of these series. */
    public void saveConfirmed(String smartAccount, long[] seriesIds) {
        sql.update(
                "UPDATE series SET confirmed = true WHERE smart_account = ? AND series_id = ANY (?) AND NOT confirmed",
                smartAccount,
                seriesIds);
    }

    /**
     * Records a release, or that the vendor was told of one; false where that is recorded already.
     *
     * @param disclosedAt when the vendor was told; null where it was not
     */
    public boolean addRelease(
            String smartAccount,
            long seriesId,
            Instant effectiveAt,
            @Nullable String reason,
            @Nullable Instant disclosedAt,
            Instant recordedAt) {
        return sql.update("""
                        INSERT INTO series_release
                            (smart_account, series_id, effective_at, reason, disclosed_at, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (smart_account, series_id, effective_at)
                            DO UPDATE SET disclosed_at = excluded.disclosed_at
                            WHERE series_release.disclosed_at IS NULL AND excluded.disclosed_at IS NOT NULL
                        """, smartAccount, seriesId, effectiveAt, reason, disclosedAt, recordedAt) > 0;
    }

    private static SeriesRef read(Sql.Row row) throws SQLException {
        Long coveredUntil = row.optionalNumber("covered_until");
        return new SeriesRef(
                row.number("series_id"),
                new InstanceRef(
                        row.number("instance_id"),
                        new Udi(row.text("pid"), row.text("serial")),
                        row.text("first_virtual_account"),
                        row.optionalNumber("telemetry_report_id")),
                row.text("entitlement_tag"),
                row.optionalNumber("last_report_id"),
                coveredUntil == null ? SeriesTail.EMPTY : new SeriesTail(coveredUntil, row.number("level")),
                row.truth("plain"),
                row.truth("in_step"),
                row.truth("confirmed"));
    }
}
