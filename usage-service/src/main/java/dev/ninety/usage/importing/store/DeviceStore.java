package dev.ninety.usage.importing.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.importing.DeviceChange;
import dev.ninety.usage.importing.KnownDevice;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Product instances as lists of devices see them, read and written in sets. */
@ApplicationScoped
public class DeviceStore {

    private final Sql sql;
    private final InstanceStore instances;

    public DeviceStore(Sql sql, InstanceStore instances) {
        this.sql = sql;
        this.instances = instances;
    }

    /** @param now decides where an instance is, and whether it is in service */
    public Map<Udi, KnownDevice> find(String smartAccount, Collection<Udi> udis, Instant now) {
        record Row(InstanceRef instance, @Nullable String hostname, boolean firstSighted) {}
        List<Row> rows = sql.list(
                """
                SELECT i.instance_id, i.pid, i.serial, i.first_virtual_account, i.hostname, i.first_sighted
                FROM unnest(?, ?) AS asked (pid, serial)
                JOIN product_instance i ON i.smart_account = ? AND i.pid = asked.pid AND i.serial = asked.serial
                """,
                row -> new Row(
                        new InstanceRef(
                                row.number("instance_id"),
                                new Udi(row.text("pid"), row.text("serial")),
                                row.text("first_virtual_account"),
                                null),
                        row.optionalText("hostname"),
                        row.truth("first_sighted")),
                udis.stream().map(Udi::pid).toArray(String[]::new),
                udis.stream().map(Udi::serial).toArray(String[]::new),
                smartAccount);
        List<InstanceRef> refs = rows.stream().map(Row::instance).toList();
        Map<Long, Residence> residences = instances.residences(smartAccount, refs);
        Map<Long, Lifecycle> lifecycles = instances.lifecycles(
                smartAccount, refs.stream().mapToLong(InstanceRef::id).toArray());
        Map<Udi, KnownDevice> found = new HashMap<>();
        for (Row row : rows) {
            long id = row.instance().id();
            found.put(
                    row.instance().udi(),
                    new KnownDevice(
                            row.instance(),
                            row.hostname(),
                            row.firstSighted(),
                            Objects.requireNonNull(residences.get(id)).at(now),
                            lifecycles
                                    .getOrDefault(id, Lifecycle.alwaysActive())
                                    .isActiveAt(now)));
        }
        return found;
    }

    public void create(String smartAccount, List<DeviceChange> devices, Instant recordedAt) {
        sql.update(
                """
                INSERT INTO product_instance (smart_account, instance_id, pid, serial, hostname,
                    first_virtual_account, first_sighted, landed_by_default, recorded_at)
                SELECT ?, nextval('product_instance_id'), pid, serial, hostname, virtual_account, first_sighted,
                    first_sighted, ?
                FROM unnest(?, ?, ?, ?, ?) AS listed (pid, serial, hostname, virtual_account, first_sighted)
                """,
                smartAccount,
                recordedAt,
                texts(devices, device -> device.udi().pid()),
                texts(devices, device -> device.udi().serial()),
                texts(devices, DeviceChange::hostname),
                texts(devices, DeviceChange::firstVirtualAccount),
                firstSighted(devices));
    }

    /** @param devices that are known */
    public void update(String smartAccount, List<DeviceChange> devices) {
        sql.update(
                """
                UPDATE product_instance i SET hostname = listed.hostname,
                    first_virtual_account = listed.virtual_account, first_sighted = listed.first_sighted
                FROM unnest(?, ?, ?, ?) AS listed (instance_id, hostname, virtual_account, first_sighted)
                WHERE i.smart_account = ? AND i.instance_id = listed.instance_id
                """,
                devices.stream()
                        .mapToLong(device -> Objects.requireNonNull(device.known())
                                .instance()
                                .id())
                        .toArray(),
                texts(devices, DeviceChange::hostname),
                texts(devices, DeviceChange::firstVirtualAccount),
                firstSighted(devices),
                smartAccount);
    }

    private static @Nullable String[] texts(
            List<DeviceChange> devices, Function<DeviceChange, @Nullable String> field) {
        return devices.stream().map(field).toArray(String[]::new);
    }

    private static boolean[] firstSighted(List<DeviceChange> devices) {
        boolean[] values = new boolean[devices.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = devices.get(i).firstSighted();
        }
        return values;
    }
}
