package dev.ninety.compliance.vendor.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.vendor.Count;
import dev.ninety.compliance.vendor.CountKey;
import dev.ninety.compliance.vendor.Totals.Before;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The vendor's counts as files brought them. Writers hold the account's row. */
@ApplicationScoped
public class VendorUsageStore {

    private final Sql sql;

    VendorUsageStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A file that was brought.
     *
     * @param number in the order in which files first came, from 1
     * @param receivedAt when it first came
     */
    public record VendorFile(String sha256, long number, Instant receivedAt) {}

    public Optional<VendorFile> file(String smartAccount, String sha256) {
        return sql.first(
                "SELECT sha256, number, received_at FROM vendor_file WHERE smart_account = ? AND sha256 = ?",
                row -> new VendorFile(row.text("sha256"), row.number("number"), row.moment("received_at")),
                smartAccount,
                sha256);
    }

    /** A file as it would be if it were brought now for the first time. */
    public VendorFile next(String smartAccount, String sha256, Instant receivedAt) {
        long files = sql.first(
                        "SELECT count(*) AS files FROM vendor_file WHERE smart_account = ?",
                        row -> row.number("files"),
                        smartAccount)
                .orElse(0L);
        return new VendorFile(sha256, files + 1, receivedAt);
    }

    /** Keeps a file; one that is there already stays as it is. */
    public void add(String smartAccount, VendorFile file) {
        sql.update("""
                INSERT INTO vendor_file (smart_account, sha256, number, received_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (smart_account, sha256) DO NOTHING
                """, smartAccount, file.sha256(), file.number(), file.receivedAt());
    }

    /** What a file and what all files together said of certain counts; those that nobody spoke of are left out. */
    public Map<CountKey, Before> before(String smartAccount, VendorFile file, Collection<CountKey> keys) {
        Map<CountKey, Before> before = new HashMap<>();
        sql.forEach(
                """
                SELECT k.virtual_account, k.entitlement_tag, k.taken_at, latest.file, latest.in_use, latest.quantity,
                       own.in_use AS own_in_use, own.quantity AS own_quantity
                FROM unnest(?, ?, ?) AS k (virtual_account, entitlement_tag, taken_at)
                CROSS JOIN LATERAL (
                    SELECT v.smart_account, v.file, v.in_use, v.quantity FROM vendor_usage v
                    WHERE (v.smart_account, v.virtual_account, v.entitlement_tag, v.taken_at)
                        = (?, k.virtual_account, k.entitlement_tag, k.taken_at)
                    ORDER BY v.file DESC, v.recorded_at DESC LIMIT 1) AS latest
                LEFT JOIN LATERAL (
                    SELECT o.in_use, o.quantity FROM vendor_usage o
                    WHERE (o.smart_account, o.virtual_account, o.entitlement_tag, o.taken_at, o.file)
                        = (latest.smart_account, k.virtual_account, k.entitlement_tag, k.taken_at, ?)
                    ORDER BY o.recorded_at DESC LIMIT 1) AS own ON true
                """,
                row -> before.put(
                        new CountKey(
                                new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                                row.moment("taken_at")),
                        new Before(
                                own(row),
                                new Count(row.number("in_use"), row.optionalNumber("quantity")),
                                row.number("file") <= file.number())),
                texts(keys, key -> key.pair().virtualAccount()),
                texts(keys, key -> key.pair().entitlementTag()),
                keys.stream().map(CountKey::takenAt).toArray(Instant[]::new),
                smartAccount,
                file.number());
        return before;
    }

    private static @Nullable Count own(Sql.Row row) throws SQLException {
        Long inUse = row.optionalNumber("own_in_use");
        return inUse == null ? null : new Count(inUse, row.optionalNumber("own_quantity"));
    }

    /** Adds what a file says; said again at the same moment, the later saying stands. */
    public void append(String smartAccount, VendorFile file, Map<CountKey, Count> counts, Instant recordedAt) {
        List<Map.Entry<CountKey, Count>> rows = List.copyOf(counts.entrySet());
        List<CountKey> keys = rows.stream().map(Map.Entry::getKey).toList();
        sql.update(
                """
                INSERT INTO vendor_usage (smart_account, virtual_account, entitlement_tag, taken_at, file, recorded_at,
                    in_use, quantity)
                SELECT ?, c.virtual_account, c.entitlement_tag, c.taken_at, ?, ?, c.in_use, c.quantity::bigint
                FROM unnest(?, ?, ?, ?, ?) AS c (virtual_account, entitlement_tag, taken_at, in_use, quantity)
                ON CONFLICT (smart_account, virtual_account, entitlement_tag, taken_at, file, recorded_at)
                    DO UPDATE SET in_use = EXCLUDED.in_use, quantity = EXCLUDED.quantity
                """,
                smartAccount,
                file.number(),
                recordedAt,
                texts(keys, key -> key.pair().virtualAccount()),
                texts(keys, key -> key.pair().entitlementTag()),
                keys.stream().map(CountKey::takenAt).toArray(Instant[]::new),
                rows.stream().mapToLong(row -> row.getValue().inUse()).toArray(),
                quantities(rows));
    }

    private static @Nullable String[] quantities(List<Map.Entry<CountKey, Count>> rows) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Long quantity = rows.get(i).getValue().quantity();
            texts[i] = quantity == null ? null : quantity.toString();
        }
        return texts;
    }

    private static String[] texts(Collection<CountKey> keys, Function<CountKey, String> field) {
        return keys.stream().map(field).toArray(String[]::new);
    }
}
