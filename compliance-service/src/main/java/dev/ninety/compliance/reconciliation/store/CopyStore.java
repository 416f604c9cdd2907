package dev.ninety.compliance.reconciliation.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.LedgerRows;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the copied ledgers as they lie here. */
@ApplicationScoped
public class CopyStore {

    private final Sql sql;

    CopyStore(Sql sql) {
        this.sql = sql;
    }

    /** Hands out the entries of a copy in the order of their numbers, a portion at a time. */
    public void forEach(String smartAccount, Source source, Consumer<LedgerEntry> consumer) {
        sql.forEach(
                "SELECT " + LedgerRows.COLUMNS + " FROM entry WHERE smart_account = ? AND source = ? ORDER BY sequence",
                row -> consumer.accept(LedgerRows.read(row)),
                smartAccount,
                source);
    }

    /**
     * The units of every pair at a moment.
     *
     * @param knownAt only what the source had recorded by then
     */
    public Map<Pair, Long> totals(String smartAccount, Measure measure, Instant at, Instant knownAt) {
        Map<Pair, Long> totals = new HashMap<>();
        sql.forEach(
                """
                SELECT virtual_account, entitlement_tag,
                       COALESCE(SUM(delta) FILTER (WHERE effective_at <= ?), 0)::bigint AS units
                FROM entry WHERE smart_account = ? AND source = ? AND view = ? AND recorded_at <= ?
                GROUP BY virtual_account, entitlement_tag
                """,
                row -> totals.put(
                        new Pair(row.text("virtual_account"), row.text("entitlement_tag")), row.number("units")),
                at,
                smartAccount,
                sourceOf(measure),
                viewOf(measure),
                knownAt);
        return totals;
    }

    /** In which ledger a figure is found. */
    public static Source sourceOf(Measure measure) {
        return measure == Measure.OWNED ? Source.ENTITLEMENT : Source.USAGE;
    }

    /** In which view of its ledger a figure is found. */
    public static View viewOf(Measure measure) {
        return measure == Measure.DISCLOSED ? View.DISCLOSED : View.ACTUAL;
    }
}
