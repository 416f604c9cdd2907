package dev.ninety.compliance.vendor.store;

import dev.ninety.compliance.vendor.Count;
import dev.ninety.compliance.vendor.Subject;
import dev.ninety.compliance.vendor.store.VendorUsageStore.VendorFile;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lines that wait for a name to become known. */
@ApplicationScoped
public class WaitingStore {

    private final Sql sql;

    WaitingStore(Sql sql) {
        this.sql = sql;
    }

    /** A line that waits, and the file that it stands in. */
    public record Line(VendorFile file, int index, Subject subject, Instant takenAt, Count count) {}

    /** Every line of an account that waits, file by file. */
    public List<Line> all(String smartAccount) {
        return sql.list(
                """
                SELECT f.sha256, f.number, f.received_at, w.line_index, w.virtual_account, w.entitlement_tag, w.license,
                       w.taken_at, w.in_use, w.quantity
                FROM vendor_usage_waiting w
                JOIN vendor_file f ON f.smart_account = w.smart_account AND f.number = w.file
                WHERE w.smart_account = ? ORDER BY w.file, w.taken_at, w.line_index
                """,
                row -> new Line(
                        new VendorFile(row.text("sha256"), row.number("number"), row.moment("received_at")),
                        Math.toIntExact(row.number("line_index")),
                        new Subject(
                                row.text("virtual_account"),
                                row.optionalText("entitlement_tag"),
                                row.optionalText("license")),
                        row.moment("taken_at"),
                        new Count(row.number("in_use"), row.optionalNumber("quantity"))),
                smartAccount);
    }

    /** Lets lines wait; one that waits already goes on waiting. */
    public void add(String smartAccount, List<Line> lines) {
        sql.update(
                """
                INSERT INTO vendor_usage_waiting (smart_account, file, taken_at, line_index, virtual_account,
                    entitlement_tag, license, in_use, quantity)
                SELECT ?, file, taken_at, line_index, virtual_account, entitlement_tag, license, in_use, quantity::bigint
                FROM unnest(?, ?, ?::integer[], ?, ?, ?, ?, ?) AS w (file, taken_at, line_index, virtual_account,
                    entitlement_tag, license, in_use, quantity)
                ON CONFLICT (smart_account, file, taken_at, line_index) DO NOTHING
                """,
                smartAccount,
                lines.stream().mapToLong(line -> line.file().number()).toArray(),
                lines.stream().map(Line::takenAt).toArray(Instant[]::new),
                lines.stream().mapToLong(Line::index).toArray(),
                texts(lines, line -> line.subject().virtualAccount()),
                texts(lines, line -> line.subject().entitlementTag()),
                texts(lines, line -> line.subject().license()),
                lines.stream().mapToLong(line -> line.count().inUse()).toArray(),
                texts(lines, line -> text(line.count().quantity())));
    }

    public void remove(String smartAccount, List<Line> lines) {
        sql.update(
                """
                DELETE FROM vendor_usage_waiting w USING unnest(?, ?, ?::integer[]) AS done (file, taken_at, line_index)
                WHERE w.smart_account = ? AND w.file = done.file AND w.taken_at = done.taken_at
                  AND w.line_index = done.line_index
                """,
                lines.stream().mapToLong(line -> line.file().number()).toArray(),
                lines.stream().map(Line::takenAt).toArray(Instant[]::new),
                lines.stream().mapToLong(Line::index).toArray(),
                smartAccount);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    private static @Nullable String[] texts(List<Line> lines, Function<Line, @Nullable String> field) {
        return lines.stream().map(field).toArray(String[]::new);
    }
}
