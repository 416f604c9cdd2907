package dev.ninety.compliance.dispute.store;

import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** Reads the entries that a figure of this record is the sum of. */
@ApplicationScoped
public class DisputeEntryStore {

    private final Sql sql;

    DisputeEntryStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Entries.
     *
     * @param units their sum
     * @param listed the latest of them, ascending by number
     * @param all how many there are
     */
    public record Entries(long units, List<Long> listed, long all) {}

    /**
     * The entries of a figure, as far as the copies reached when it was found.
     *
     * @param instances of a single device's figure, all names under which it counts; empty for everybody's
     */
    public Entries of(String smartAccount, Finding finding, List<String> instances, int most) {
        Compared compared = finding.compared();
        Measure measure = compared.key().measure();
        boolean owned = measure == Measure.OWNED;
        return sql.first(
                        """
                        SELECT COALESCE(sum(delta), 0)::bigint AS units, count(*) AS entries,
                               COALESCE((array_agg(sequence ORDER BY sequence DESC))[1:?], '{}') AS sequences
                        FROM entry WHERE smart_account = ? AND virtual_account = ? AND entitlement_tag = ?
                          AND source = ? AND view = ? AND effective_at <= ? AND sequence <= ?
                          AND (cardinality(?::text[]) = 0 OR source_id = ANY (?))
                        """,
                        row -> new Entries(
                                row.number("units"),
                                Arrays.stream(row.numbers("sequences"))
                                        .sorted()
                                        .boxed()
                                        .toList(),
                                row.number("entries")),
                        most,
                        smartAccount,
                        compared.key().pair().virtualAccount(),
                        compared.key().pair().entitlementTag(),
                        owned ? "ENTITLEMENT" : "USAGE",
                        measure == Measure.DISCLOSED ? "DISCLOSED" : "ACTUAL",
                        compared.takenAt(),
                        owned ? finding.heads().entitlement() : finding.heads().usage(),
                        instances.toArray(String[]::new),
                        instances.toArray(String[]::new))
                .orElseThrow();
    }
}
