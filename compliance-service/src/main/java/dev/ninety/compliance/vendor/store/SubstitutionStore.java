package dev.ninety.compliance.vendor.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.vendor.Substitution;
import dev.ninety.compliance.vendor.store.VendorUsageStore.VendorFile;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the vendor lets stand in for what, by the files that say so; in their words, as names become known later. */
@ApplicationScoped
public class SubstitutionStore {

    private final Sql sql;

    SubstitutionStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A substitution in a Virtual Account, as of a moment.
     *
     * @param virtualAccount an id or a name
     */
    public record Dated(String virtualAccount, Instant takenAt, Substitution substitution) {}

    /** A substitution and the file that says so. */
    public record Kept(Dated dated, VendorFile file) {

        public Counted counted() {
            return new Counted(dated.takenAt(), file.number());
        }
    }

    /** When a file says that it was counted, and which file; of two of one moment the later file's stands. */
    public record Counted(Instant takenAt, long file) implements Comparable<Counted> {

        private static final Comparator<Counted> ORDER =
                Comparator.comparing(Counted::takenAt).thenComparing(Counted::file);

        @Override
        public int compareTo(Counted other) {
            return ORDER.compare(this, other);
        }
    }

    /** Adds what a file says; of one that it says twice the larger count stands. */
    public void add(String smartAccount, VendorFile file, List<Dated> said) {
        sql.update(
                """
                INSERT INTO vendor_substitution (smart_account, file, virtual_account, taken_at, license, substitute,
                    units)
                SELECT ?, ?, virtual_account, taken_at, license, substitute, max(units)
                FROM unnest(?, ?, ?, ?, ?) AS s (virtual_account, taken_at, license, substitute, units)
                GROUP BY virtual_account, taken_at, license, substitute
                ON CONFLICT DO NOTHING
                """,
                smartAccount,
                file.number(),
                texts(said, Dated::virtualAccount),
                said.stream().map(Dated::takenAt).toArray(Instant[]::new),
                texts(said, one -> one.substitution().license()),
                texts(said, one -> one.substitution().substitute()),
                said.stream().mapToLong(one -> one.substitution().units()).toArray());
    }

    /** Everything that files said of an account. */
    public List<Kept> all(String smartAccount) {
        return sql.list(
                """
                SELECT s.virtual_account, s.taken_at, s.license, s.substitute, s.units, f.sha256, f.number, f.received_at
                FROM vendor_substitution s
                JOIN vendor_file f ON f.smart_account = s.smart_account AND f.number = s.file
                WHERE s.smart_account = ?
                """,
                row -> new Kept(
                        new Dated(
                                row.text("virtual_account"),
                                row.moment("taken_at"),
                                new Substitution(row.text("license"), row.text("substitute"), row.number("units"))),
                        new VendorFile(row.text("sha256"), row.number("number"), row.moment("received_at"))),
                smartAccount);
    }

    /** When some pairs were counted, and by which files. */
    public Map<Pair, List<Counted>> counted(String smartAccount, Collection<Pair> pairs) {
        Map<Pair, List<Counted>> counted = new HashMap<>();
        sql.forEach(
                """
                SELECT DISTINCT virtual_account, entitlement_tag, taken_at, file
                FROM vendor_usage JOIN unnest(?, ?) AS wanted (virtual_account, entitlement_tag)
                    USING (virtual_account, entitlement_tag)
                WHERE smart_account = ?
                """,
                row -> counted.computeIfAbsent(
                                new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                                pair -> new ArrayList<>())
                        .add(new Counted(row.moment("taken_at"), row.number("file"))),
                texts(pairs, Pair::virtualAccount),
                texts(pairs, Pair::entitlementTag),
                smartAccount);
        return counted;
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }
}
