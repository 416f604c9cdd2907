package dev.ninety.compliance.device.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What devices printed. Whoever writes it holds the account's row. */
@ApplicationScoped
public class DeviceOutputStore {

    private final Sql sql;

    DeviceOutputStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * What a device printed at a moment.
     *
     * @param productInstance {@code pid:serial}, which the device calls itself
     * @param sha256 of the text
     * @param members all that the device says to be one with it, itself among them
     * @param virtualAccount where its licences belong of which no use is known here
     * @param unresolved how many licences it has of which it is not certain here which they are
     */
    public record Output(
            String productInstance,
            Instant takenAt,
            String sha256,
            List<String> members,
            String virtualAccount,
            int unresolved) {

        public Output {
            members = List.copyOf(members);
        }
    }

    public void add(String smartAccount, Output output, Map<String, Long> counts, Instant recordedAt) {
        sql.update(
                """
                INSERT INTO device_output (smart_account, product_instance, taken_at, sha256, recorded_at, members,
                    virtual_account, unresolved)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (smart_account, product_instance, taken_at, sha256) DO UPDATE SET
                    members = EXCLUDED.members, virtual_account = EXCLUDED.virtual_account,
                    unresolved = EXCLUDED.unresolved
                """,
                smartAccount,
                output.productInstance(),
                output.takenAt(),
                output.sha256(),
                recordedAt,
                output.members().toArray(String[]::new),
                output.virtualAccount(),
                output.unresolved());
        sql.update("""
                DELETE FROM device_count
                WHERE smart_account = ? AND product_instance = ? AND taken_at = ? AND sha256 = ?
                """, smartAccount, output.productInstance(), output.takenAt(), output.sha256());
        List<Map.Entry<String, Long>> rows = List.copyOf(counts.entrySet());
        sql.update(
                """
                INSERT INTO device_count (smart_account, product_instance, taken_at, sha256, entitlement_tag, units)
                SELECT ?, ?, ?, ?, c.* FROM unnest(?, ?) AS c
                """,
                smartAccount,
                output.productInstance(),
                output.takenAt(),
                output.sha256(),
                rows.stream().map(Map.Entry::getKey).toArray(String[]::new),
                rows.stream().mapToLong(Map.Entry::getValue).toArray());
    }

    /** The latest output of each device by a moment; of two of one moment the one that was recorded later. */
    public List<Output> latest(String smartAccount, Instant at, @Nullable String productInstance) {
        return sql.list("""
                SELECT DISTINCT ON (product_instance) * FROM device_output
                WHERE smart_account = ? AND taken_at <= ? AND (?::text IS NULL OR product_instance = ?)
                ORDER BY product_instance, taken_at DESC, recorded_at DESC, sha256
                """, DeviceOutputStore::read, smartAccount, at, productInstance, productInstance);
    }

    /** What a device counts by one of its outputs, by entitlement tag. */
    public Map<String, Long> counts(String smartAccount, Output output) {
        Map<String, Long> counts = new HashMap<>();
        sql.forEach(
                """
                SELECT entitlement_tag, units FROM device_count
                WHERE smart_account = ? AND product_instance = ? AND taken_at = ? AND sha256 = ?
                """,
                row -> counts.put(row.text("entitlement_tag"), row.number("units")),
                smartAccount,
                output.productInstance(),
                output.takenAt(),
                output.sha256());
        return counts;
    }

    /** When a text was first brought, as it is known here; empty where it was not. */
    public Optional<Instant> takenAt(String smartAccount, String productInstance, String sha256) {
        return sql.first("""
                SELECT taken_at FROM device_output
                WHERE smart_account = ? AND product_instance = ? AND sha256 = ? ORDER BY recorded_at LIMIT 1
                """, row -> row.moment("taken_at"), smartAccount, productInstance, sha256);
    }

    /** All names under which a device counts, by one of its texts; empty where there is none. */
    public Optional<List<String>> members(String smartAccount, String productInstance, String sha256) {
        return sql.first("""
                SELECT members FROM device_output
                WHERE smart_account = ? AND product_instance = ? AND sha256 = ? ORDER BY taken_at DESC LIMIT 1
                """, row -> List.of(row.texts("members")), smartAccount, productInstance, sha256);
    }

    private static Output read(Sql.Row row) throws SQLException {
        return new Output(
                row.text("product_instance"),
                row.moment("taken_at"),
                row.text("sha256"),
                List.of(row.texts("members")),
                row.text("virtual_account"),
                Math.toIntExact(row.number("unresolved")));
    }
}
