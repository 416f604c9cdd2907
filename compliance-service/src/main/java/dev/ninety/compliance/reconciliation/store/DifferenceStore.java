package dev.ninety.compliance.reconciliation.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.Dispute;
import dev.ninety.compliance.dispute.DisputeCause;
import dev.ninety.compliance.dispute.DisputeKey;
import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What runs found to differ. */
@ApplicationScoped
public class DifferenceStore {

    private final Sql sql;

    DifferenceStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A figure that differs.
     *
     * @param ordinal its place among those of its run, from 1
     * @param dispute the id of the dispute about it
     */
    public record Row(long ordinal, Compared compared, DisputeCause cause, String dispute) {}

    /** Keeps what a run found, of which nothing is kept yet. */
    public void add(String smartAccount, String run, List<Finding> differing) {
        sql.update(
                """
                INSERT INTO reconciliation_difference (smart_account, id, ordinal, dispute, origin, measure,
                    virtual_account, entitlement_tag, product_instance, taken_at, ours, theirs, cause)
                SELECT ?, ?, d.ordinal, d.dispute, d.origin, d.measure, d.virtual_account, d.entitlement_tag,
                    d.product_instance, d.taken_at, d.ours, d.theirs, d.cause
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS d (dispute, origin, measure,
                    virtual_account, entitlement_tag, product_instance, taken_at, ours, theirs, cause, ordinal)
                """,
                smartAccount,
                run,
                texts(differing, one -> Dispute.idOf(one.compared().key())),
                texts(differing, one -> one.compared().key().origin().name()),
                texts(differing, one -> one.compared().key().measure().name()),
                texts(differing, one -> one.compared().key().pair().virtualAccount()),
                texts(differing, one -> one.compared().key().pair().entitlementTag()),
                texts(differing, one -> one.compared().key().productInstance()),
                differing.stream().map(one -> one.compared().takenAt()).toArray(Instant[]::new),
                differing.stream().mapToLong(one -> one.compared().ours()).toArray(),
                differing.stream().mapToLong(one -> one.compared().theirs()).toArray(),
                texts(differing, one -> one.cause().cause().name()));
    }

    /** Up to {@code limit} of what a run found, after a place. */
    public List<Row> page(String smartAccount, String run, long after, int limit) {
        return sql.list(
                """
                SELECT * FROM reconciliation_difference
                WHERE smart_account = ? AND id = ? AND ordinal > ? ORDER BY ordinal LIMIT ?
                """,
                row -> new Row(
                        row.number("ordinal"),
                        new Compared(
                                new DisputeKey(
                                        Origin.valueOf(row.text("origin")),
                                        Measure.valueOf(row.text("measure")),
                                        new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                                        row.optionalText("product_instance")),
                                row.moment("taken_at"),
                                row.number("ours"),
                                row.number("theirs")),
                        DisputeCause.valueOf(row.text("cause")),
                        row.text("dispute")),
                smartAccount,
                run,
                after,
                limit);
    }

    private static @Nullable String[] texts(List<Finding> findings, Function<Finding, @Nullable String> field) {
        return findings.stream().map(field).toArray(String[]::new);
    }
}
