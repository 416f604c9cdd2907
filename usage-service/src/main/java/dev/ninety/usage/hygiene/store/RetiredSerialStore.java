package dev.ninety.usage.hygiene.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.hygiene.RetiredJudge.Device;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Devices that are said to be retired, and the product instances that they are. */
@ApplicationScoped
public class RetiredSerialStore {

    private final Sql sql;

    public RetiredSerialStore(Sql sql) {
        this.sql = sql;
    }

    /** Product instances by their serial numbers. */
    public Map<String, List<Udi>> instances(String smartAccount, Collection<String> serials) {
        Map<String, List<Udi>> found = new HashMap<>();
        sql.forEach(
                "SELECT pid, serial FROM product_instance WHERE smart_account = ? AND serial = ANY (?) ORDER BY pid",
                row -> found.computeIfAbsent(row.text("serial"), serial -> new ArrayList<>())
                        .add(new Udi(row.text("pid"), row.text("serial"))),
                smartAccount,
                serials.toArray(String[]::new));
        return found;
    }

    /** When devices with these serial numbers are said to have been retired. */
    public Map<Device, Instant> retired(String smartAccount, Collection<String> serials) {
        Map<Device, Instant> found = new HashMap<>();
        sql.forEach(
                "SELECT pid, serial, retired_at FROM retired_serial WHERE smart_account = ? AND serial = ANY (?)",
                row -> found.put(new Device(row.text("pid"), row.text("serial")), row.moment("retired_at")),
                smartAccount,
                serials.toArray(String[]::new));
        return found;
    }

    /** Keeps what is said last of each device. */
    public void save(String smartAccount, Map<Device, Instant> retired, Instant recordedAt) {
        List<Device> devices = List.copyOf(retired.keySet());
        sql.update(
                """
                INSERT INTO retired_serial (smart_account, serial, pid, retired_at, recorded_at)
                SELECT ?, serial, pid, retired_at, ? FROM unnest(?, ?, ?) AS said (serial, pid, retired_at)
                ON CONFLICT (smart_account, serial, pid)
                    DO UPDATE SET retired_at = excluded.retired_at, recorded_at = excluded.recorded_at
                """,
                smartAccount,
                recordedAt,
                devices.stream().map(Device::serial).toArray(String[]::new),
                devices.stream().map(Device::pid).toArray(String[]::new),
                devices.stream().map(retired::get).toArray(Instant[]::new));
    }

    /**
     * A device that is said to be retired.
     *
     * @param instance the product instance that it is; null where none is known
     */
    public record Retired(
            String serial,
            String pid,
            Instant retiredAt,
            @Nullable InstanceRef instance) {}

    /**
     * Retired devices by serial number and product id. One that is known by its serial number alone stands for every
     * instance with it that is not listed with its product id too.
     */
    public List<Retired> list(
            String smartAccount, String afterSerial, String afterPid, String afterInstance, int limit) {
        return sql.list(
                """
                SELECT * FROM (
                    SELECT r.serial, r.pid AS listed_pid, r.retired_at, i.instance_id, i.pid, i.first_virtual_account,
                        coalesce(i.pid, '') AS instance_key
                    FROM retired_serial r
                    LEFT JOIN product_instance i ON i.smart_account = r.smart_account AND i.serial = r.serial
                        AND (i.pid = r.pid OR r.pid = '' AND NOT EXISTS (SELECT FROM retired_serial x
                            WHERE x.smart_account = i.smart_account AND x.serial = i.serial AND x.pid = i.pid))
                    WHERE r.smart_account = ? AND r.serial >= ?) listed
                WHERE (serial, listed_pid, instance_key) > (?, ?, ?)
                ORDER BY serial, listed_pid, instance_key LIMIT ?
                """,
                row -> new Retired(
                        row.text("serial"),
                        row.text("listed_pid"),
                        row.moment("retired_at"),
                        row.optionalNumber("instance_id") == null
                                ? null
                                : new InstanceRef(
                                        row.number("instance_id"),
                                        new Udi(row.text("pid"), row.text("serial")),
                                        row.text("first_virtual_account"),
                                        null)),
                smartAccount,
                afterSerial,
                afterSerial,
                afterPid,
                afterInstance,
                limit);
    }

    /** When something that ends consumption was recorded: decommissions and releases, by instance and moment. */
    public Map<Long, Map<Instant, Instant>> ends(String smartAccount, long[] instanceIds) {
        Map<Long, Map<Instant, Instant>> ends = new HashMap<>();
        sql.forEach(
                """
                SELECT instance_id, effective_at, recorded_at FROM instance_lifecycle
                WHERE smart_account = ? AND instance_id = ANY (?) AND kind = 'DECOMMISSION'
                UNION ALL
                SELECT s.instance_id, r.effective_at, r.recorded_at FROM series s
                JOIN series_release r ON r.smart_account = s.smart_account AND r.series_id = s.series_id
                WHERE s.smart_account = ? AND s.instance_id = ANY (?)
                UNION ALL
                SELECT instance_id, effective_at, recorded_at FROM instance_merge
                WHERE smart_account = ? AND instance_id = ANY (?)
                """,
                row -> ends.computeIfAbsent(row.number("instance_id"), id -> new HashMap<>())
                        .merge(
                                row.moment("effective_at"),
                                row.moment("recorded_at"),
                                (one, other) -> one.isBefore(other) ? other : one),
                smartAccount,
                instanceIds,
                smartAccount,
                instanceIds,
                smartAccount,
                instanceIds);
        return ends;
    }
}
