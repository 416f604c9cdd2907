package dev.ninety.compliance.vendor.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.vendor.Count;
import dev.ninety.compliance.vendor.VendorCount;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the counts that stand at a moment. */
@ApplicationScoped
public class VendorCountStore {

    /**
     * Steps from pair to pair through the index, and from each to its latest count, so that the cost does not grow
     * with how long counts have been kept. What this record has as consumed is summed at each count's own moment.
     */
    private static final String LATEST = """
            WITH RECURSIVE pair AS (
                (SELECT virtual_account, entitlement_tag FROM vendor_usage
                 WHERE smart_account = ? %1$s ORDER BY virtual_account, entitlement_tag LIMIT 1)
                UNION ALL
                SELECT following.virtual_account, following.entitlement_tag
                FROM pair CROSS JOIN LATERAL (
                    SELECT v.virtual_account, v.entitlement_tag FROM vendor_usage v
                    WHERE v.smart_account = ? %1$s
                      AND (v.virtual_account, v.entitlement_tag) > (pair.virtual_account, pair.entitlement_tag)
                    ORDER BY v.virtual_account, v.entitlement_tag LIMIT 1) AS following)
            SELECT pair.virtual_account, pair.entitlement_tag, latest.taken_at, latest.in_use,
                   (SELECT coalesce(sum(e.delta), 0)::bigint FROM entry e
                    WHERE e.smart_account = ? AND e.virtual_account = pair.virtual_account
                      AND e.entitlement_tag = pair.entitlement_tag AND e.source = 'USAGE' AND e.view = '%2$s'
                      AND e.effective_at <= latest.taken_at AND e.recorded_at <= ?) AS consumed_then
            FROM pair CROSS JOIN LATERAL (
                SELECT v.taken_at, v.in_use FROM vendor_usage v
                WHERE v.smart_account = ? AND v.virtual_account = pair.virtual_account
                  AND v.entitlement_tag = pair.entitlement_tag AND v.taken_at <= ? AND v.recorded_at <= ?
                ORDER BY v.taken_at DESC, v.file DESC, v.recorded_at DESC LIMIT 1) AS latest
            """;

    private final Sql sql;

    VendorCountStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * The latest count of every pair that was counted by a moment.
     *
     * @param view what is consumed by whose knowledge it stands beside
     * @param knownAt only what was recorded by then; null for everything
     * @param virtualAccount only this one; null for all
     */
    public Map<Pair, VendorCount> latest(
            String smartAccount, View view, Instant at, @Nullable Instant knownAt, @Nullable String virtualAccount) {
        Instant known = knownAt == null ? Check.LATEST : knownAt;
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            parameters.add(smartAccount);
            if (virtualAccount != null) {
                parameters.add(virtualAccount);
            }
        }
        parameters.addAll(Arrays.asList(smartAccount, known, smartAccount, at, known));
        Map<Pair, VendorCount> latest = new HashMap<>();
        sql.forEach(
                LATEST.formatted(virtualAccount == null ? "" : "AND virtual_account = ?", view),
                row -> latest.put(
                        new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                        new VendorCount(row.number("in_use"), row.moment("taken_at"), row.number("consumed_then"))),
                parameters.toArray());
        return latest;
    }

    /**
     * The count of a pair that stands at a moment.
     *
     * @param sha256 of the file that has it
     */
    public record Standing(Pair pair, Instant takenAt, Count count, String sha256) {}

    /** The latest count of every pair that was counted by a moment, with all that is known. */
    public List<Standing> standing(String smartAccount, Instant at) {
        return sql.list(
                """
                SELECT latest.virtual_account, latest.entitlement_tag, latest.taken_at, latest.in_use, latest.quantity,
                       f.sha256
                FROM (SELECT DISTINCT ON (virtual_account, entitlement_tag) * FROM vendor_usage
                      WHERE smart_account = ? AND taken_at <= ?
                      ORDER BY virtual_account, entitlement_tag, taken_at DESC, file DESC, recorded_at DESC) AS latest
                JOIN vendor_file f ON f.smart_account = latest.smart_account AND f.number = latest.file
                """,
                row -> new Standing(
                        new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                        row.moment("taken_at"),
                        new Count(row.number("in_use"), row.optionalNumber("quantity")),
                        row.text("sha256")),
                smartAccount,
                at);
    }

    /** Those of some tags that the vendor counts anywhere in the account and of which no use was ever reported. */
    public Set<String> onlyCounted(String smartAccount, Collection<String> tags, @Nullable Instant knownAt) {
        if (tags.isEmpty()) {
            return Set.of();
        }
        Instant known = knownAt == null ? Check.LATEST : knownAt;
        return new HashSet<>(sql.list(
                """
                SELECT t.tag FROM unnest(?) AS t (tag)
                WHERE EXISTS (SELECT 1 FROM vendor_usage v
                              WHERE v.smart_account = ? AND v.entitlement_tag = t.tag AND v.recorded_at <= ?)
                  AND NOT EXISTS (SELECT 1 FROM entry e
                                  WHERE e.smart_account = ? AND e.entitlement_tag = t.tag AND e.source = 'USAGE'
                                    AND e.view = 'ACTUAL' AND e.recorded_at <= ?)
                """, row -> row.text("tag"), tags.toArray(String[]::new), smartAccount, known, smartAccount, known));
    }
}
