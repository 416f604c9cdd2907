package dev.ninety.usage.instance.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.disclosure.Perspective;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.LifecycleEvent;
import dev.ninety.usage.instance.Mask;
import dev.ninety.usage.instance.Move;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Product instances and what was said of them, read and written in sets. */
@ApplicationScoped
public class InstanceStore {

    private static final String SAID = """
             WHERE smart_account = ? AND instance_id = ANY (?) AND recorded_at <= ?
                AND (disclosed_at IS NOT NULL OR NOT ?)
            ORDER BY instance_id, ordinal
            """;

    private final Sql sql;

    public InstanceStore(Sql sql) {
        this.sql = sql;
    }

    public Map<Udi, InstanceRef> find(String smartAccount, Collection<Udi> udis) {
        Map<Udi, InstanceRef> found = new HashMap<>();
        sql.forEach("""
                SELECT i.instance_id, i.pid, i.serial, i.first_virtual_account, i.telemetry_report_id
                FROM unnest(?, ?) AS asked (pid, serial)
                JOIN product_instance i ON i.smart_account = ? AND i.pid = asked.pid AND i.serial = asked.serial
                """, row -> put(found, row), pids(udis), serials(udis), smartAccount);
        return found;
    }

    public Optional<InstanceRef> find(String smartAccount, Udi udi) {
        return Optional.ofNullable(find(smartAccount, List.of(udi)).get(udi));
    }

    /**
     * Creates instances that nothing but their own reports speaks of.
     *
     * @param byDefault whether they land in the default Virtual Account because the sender named none
     */
    public Map<Udi, InstanceRef> create(
            String smartAccount, Collection<Udi> udis, String virtualAccount, boolean byDefault, Instant recordedAt) {
        Map<Udi, InstanceRef> created = new HashMap<>();
        sql.forEach(
                """
                INSERT INTO product_instance
                    (smart_account, instance_id, pid, serial, first_virtual_account, first_sighted, landed_by_default,
                    recorded_at)
                SELECT ?, nextval('product_instance_id'), pid, serial, ?, true, ?, ? FROM unnest(?, ?) AS seen (pid, serial)
                RETURNING instance_id, pid, serial, first_virtual_account, telemetry_report_id
                """,
                row -> put(created, row),
                smartAccount,
                virtualAccount,
                byDefault,
                recordedAt,
                pids(udis),
                serials(udis));
        return created;
    }

    /** Remembers the highest id of a telemetry report, by instance. */
    public void saveTelemetryReportIds(String smartAccount, Map<Long, Long> reportIds) {
        if (reportIds.isEmpty()) {
            return;
        }
        long[] instanceIds =
                reportIds.keySet().stream().mapToLong(Long::longValue).toArray();
        sql.update(
                """
                UPDATE product_instance i SET telemetry_report_id = GREATEST(i.telemetry_report_id, seen.report_id)
                FROM unnest(?, ?) AS seen (instance_id, report_id)
                WHERE i.smart_account = ? AND i.instance_id = seen.instance_id
                """,
                instanceIds,
                Arrays.stream(instanceIds)
                        .map(id -> Objects.requireNonNull(reportIds.get(id)))
                        .toArray(),
                smartAccount);
    }

    /** Remembers when the first report of instances came, of those that had none yet. */
    public void saveFirstReports(String smartAccount, long[] instanceIds, Instant receivedAt) {
        if (instanceIds.length > 0) {
            sql.update("""
                    UPDATE product_instance SET first_report_at = ?
                    WHERE smart_account = ? AND instance_id = ANY (?) AND first_report_at IS NULL
                    """, receivedAt, smartAccount, instanceIds);
        }
    }

    /** How many instances in a Virtual Account have never reported. */
    public record NeverReported(String virtualAccount, long count) {}

    /** @param now decides where an instance is, and whether it is in service */
    public List<NeverReported> neverReported(String smartAccount, Instant now) {
        return sql.list(
                """
                SELECT COALESCE(moved.virtual_account, i.first_virtual_account) AS resides_in, count(*) AS instances
                FROM product_instance i
                LEFT JOIN LATERAL (SELECT m.virtual_account FROM instance_move m
                    WHERE m.smart_account = i.smart_account AND m.instance_id = i.instance_id AND m.effective_at <= ?
                    ORDER BY m.effective_at DESC, m.ordinal DESC LIMIT 1) moved ON true
                LEFT JOIN LATERAL (SELECT l.kind FROM instance_lifecycle l
                    WHERE l.smart_account = i.smart_account AND l.instance_id = i.instance_id AND l.effective_at <= ?
                    ORDER BY l.effective_at DESC, l.ordinal DESC LIMIT 1) said ON true
                WHERE i.smart_account = ? AND i.first_report_at IS NULL
                    AND said.kind IS DISTINCT FROM 'DECOMMISSION'
                GROUP BY resides_in ORDER BY resides_in
                """, row -> new NeverReported(row.text("resides_in"), row.number("instances")), now, now, smartAccount);
    }

    /** Where each instance belongs; every instance asked for is in the answer. */
    public Map<Long, Residence> residences(String smartAccount, Collection<InstanceRef> instances) {
        return residences(smartAccount, instances, Perspective.ACTUAL);
    }

    /** Where each instance belongs, as seen in a perspective; every instance asked for is in the answer. */
    public Map<Long, Residence> residences(
            String smartAccount, Collection<InstanceRef> instances, Perspective perspective) {
        Map<Long, List<Move>> moves = new HashMap<>();
        sql.forEach(
                "SELECT instance_id, effective_at, virtual_account FROM instance_move" + SAID,
                row -> moves.computeIfAbsent(row.number("instance_id"), id -> new ArrayList<>())
                        .add(new Move(row.moment("effective_at"), row.text("virtual_account"))),
                smartAccount,
                ids(instances),
                perspective.knownAt(),
                perspective.isVendors());
        Map<Long, Residence> residences = new HashMap<>();
        for (InstanceRef instance : instances) {
            residences.put(
                    instance.id(),
                    new Residence(instance.firstVirtualAccount(), moves.getOrDefault(instance.id(), List.of())));
        }
        return residences;
    }

    /** The lifecycles of those instances that were ever taken out of service. */
    public Map<Long, Lifecycle> lifecycles(String smartAccount, long[] instanceIds) {
        return lifecycles(smartAccount, instanceIds, Perspective.ACTUAL);
    }

    /** The lifecycles, as seen in a perspective, of those instances that were ever taken out of service. */
    public Map<Long, Lifecycle> lifecycles(String smartAccount, long[] instanceIds, Perspective perspective) {
        Map<Long, List<LifecycleEvent>> events = new HashMap<>();
        sql.forEach(
                "SELECT instance_id, effective_at, kind FROM instance_lifecycle" + SAID,
                row -> events.computeIfAbsent(row.number("instance_id"), id -> new ArrayList<>())
                        .add(new LifecycleEvent(
                                row.moment("effective_at"), LifecycleEvent.Kind.valueOf(row.text("kind")))),
                smartAccount,
                instanceIds,
                perspective.knownAt(),
                perspective.isVendors());
        Map<Long, Lifecycle> lifecycles = new HashMap<>();
        events.forEach((id, said) -> lifecycles.put(id, new Lifecycle(said)));
        return lifecycles;
    }

    /** When those instances that were ever merged into another one counted as 0 for that, as seen in a perspective. */
    public Map<Long, List<Mask>> masks(String smartAccount, long[] instanceIds, Perspective perspective) {
        Map<Long, List<Mask>> masks = new HashMap<>();
        sql.forEach(
                """
                SELECT m.instance_id, m.effective_at, u.effective_at AS undone_at FROM instance_merge m
                LEFT JOIN instance_merge_undo u ON u.smart_account = m.smart_account
                    AND u.instance_id = m.instance_id AND u.merge_id = m.merge_id
                    AND u.recorded_at <= ? AND (u.disclosed_at IS NOT NULL OR NOT ?)
                WHERE m.smart_account = ? AND m.instance_id = ANY (?)
                    AND m.recorded_at <= ? AND (m.disclosed_at IS NOT NULL OR NOT ?)
                """,
                row -> masks.computeIfAbsent(row.number("instance_id"), id -> new ArrayList<>())
                        .add(new Mask(row.moment("effective_at"), row.optionalMoment("undone_at"))),
                perspective.knownAt(),
                perspective.isVendors(),
                smartAccount,
                instanceIds,
                perspective.knownAt(),
                perspective.isVendors());
        return masks;
    }

    /** @param disclosedAt when the vendor was told; null where it was not */
    public void addMove(
            String smartAccount, long instanceId, Move move, @Nullable Instant disclosedAt, Instant recordedAt) {
        sql.update(
                """
                INSERT INTO instance_move
                    (smart_account, instance_id, ordinal, effective_at, virtual_account, disclosed_at, recorded_at)
                SELECT ?, ?, COALESCE(MAX(ordinal), 0) + 1, ?, ?, ?, ? FROM instance_move
                WHERE smart_account = ? AND instance_id = ?
                """,
                smartAccount,
                instanceId,
                move.effectiveAt(),
                move.to(),
                disclosedAt,
                recordedAt,
                smartAccount,
                instanceId);
    }

    /** @param disclosedAt when the vendor was told; null where it was not */
    public void addLifecycleEvent(
            String smartAccount,
            long instanceId,
            LifecycleEvent event,
            @Nullable String reason,
            @Nullable Instant disclosedAt,
            Instant recordedAt) {
        sql.update(
                """
                INSERT INTO instance_lifecycle
                    (smart_account, instance_id, ordinal, effective_at, kind, reason, disclosed_at, recorded_at)
                SELECT ?, ?, COALESCE(MAX(ordinal), 0) + 1, ?, ?, ?, ?, ? FROM instance_lifecycle
                WHERE smart_account = ? AND instance_id = ?
                """,
                smartAccount,
                instanceId,
                event.effectiveAt(),
                event.kind(),
                reason,
                disclosedAt,
                recordedAt,
                smartAccount,
                instanceId);
    }

    private static void put(Map<Udi, InstanceRef> instances, Sql.Row row) throws SQLException {
        Udi udi = new Udi(row.text("pid"), row.text("serial"));
        instances.put(
                udi,
                new InstanceRef(
                        row.number("instance_id"),
                        udi,
                        row.text("first_virtual_account"),
                        row.optionalNumber("telemetry_report_id")));
    }

    private static String[] pids(Collection<Udi> udis) {
        return udis.stream().map(Udi::pid).toArray(String[]::new);
    }

    private static String[] serials(Collection<Udi> udis) {
        return udis.stream().map(Udi::serial).toArray(String[]::new);
    }

    private static long[] ids(Collection<InstanceRef> instances) {
        return instances.stream().mapToLong(InstanceRef::id).toArray();
    }
}
