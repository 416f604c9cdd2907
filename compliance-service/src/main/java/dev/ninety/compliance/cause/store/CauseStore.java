package dev.ninety.compliance.cause.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.OwnedEntry;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the copied ledgers for causes, each kind of fact in one set. */
@ApplicationScoped
public class CauseStore {

    private final Sql sql;

    CauseStore(Sql sql) {
        this.sql = sql;
    }

    /** A licence in a Virtual Account as of a moment. */
    public record At(Pair pair, Instant at) {}

    /** An entry of the ledger of what is consumed. */
    public record UsageEntry(Instant effectiveAt, String productInstance, long delta, long sequence) {}

    /** Takes the entries of one of several questions. */
    @FunctionalInterface
    public interface UsageConsumer {
        void accept(int question, UsageEntry entry);
    }

    /** Every pair within some pools that an entry concerns, and those that share a pool in a Virtual Account with it. */
    public Map<String, List<String>> virtualAccounts(String smartAccount, Collection<String> pools) {
        Map<String, List<String>> found = new HashMap<>();
        sql.forEach(
                "SELECT pool, virtual_account FROM evaluation WHERE smart_account = ? AND pool = ANY (?)",
                row -> found.computeIfAbsent(row.text("pool"), pool -> new ArrayList<>())
                        .add(row.text("virtual_account")),
                smartAccount,
                pools.toArray(String[]::new));
        return found;
    }

    /** All entries of what is owned of certain pairs. */
    public Map<Pair, List<OwnedEntry>> ownership(String smartAccount, Collection<Pair> pairs) {
        Map<Pair, List<OwnedEntry>> entries = new HashMap<>();
        sql.forEach(
                """
                SELECT virtual_account, entitlement_tag, sequence, effective_at, delta, reason, source_type, source_id
                FROM entry JOIN unnest(?, ?) AS wanted (virtual_account, entitlement_tag)
                    USING (virtual_account, entitlement_tag)
                WHERE smart_account = ? AND source = 'ENTITLEMENT' AND view = 'ACTUAL'
                """,
                row -> entries.computeIfAbsent(
                                new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                                pair -> new ArrayList<>())
                        .add(new OwnedEntry(
                                row.number("sequence"),
                                row.moment("effective_at"),
                                row.number("delta"),
                                row.text("reason"),
                                row.text("source_type") + " " + row.text("source_id"))),
                texts(pairs, Pair::virtualAccount),
                texts(pairs, Pair::entitlementTag),
                smartAccount);
        return entries;
    }

    /**
     * The latest entries of what is consumed, for each of several questions: those of the moment asked about and
     * earlier, backwards in time, within one moment by the instance's name downwards.
     *
     * @param most how many for each
     */
    public void latestUsage(String smartAccount, List<At> questions, int most, UsageConsumer consumer) {
        sql.forEach(
                """
                SELECT wanted.ordinal, e.effective_at, e.source_id, e.delta, e.sequence
                FROM unnest(?, ?, ?) WITH ORDINALITY AS wanted (virtual_account, entitlement_tag, at, ordinal)
                CROSS JOIN LATERAL (
                    SELECT effective_at, source_id, delta, sequence FROM entry
                    WHERE smart_account = ? AND virtual_account = wanted.virtual_account
                      AND entitlement_tag = wanted.entitlement_tag AND source = 'USAGE' AND view = 'ACTUAL'
                      AND effective_at <= wanted.at
                    ORDER BY effective_at DESC, source_id COLLATE "C" DESC LIMIT ?) AS e
                ORDER BY wanted.ordinal, e.effective_at DESC, e.source_id COLLATE "C" DESC, e.sequence
                """,
                row -> consumer.accept(
                        (int) row.number("ordinal") - 1,
                        new UsageEntry(
                                row.moment("effective_at"),
                                row.text("source_id"),
                                row.number("delta"),
                                row.number("sequence"))),
                texts(questions, one -> one.pair().virtualAccount()),
                texts(questions, one -> one.pair().entitlementTag()),
                questions.stream().map(At::at).toArray(Instant[]::new),
                smartAccount,
                most);
    }

    /**
     * The entries that a balance is the sum of.
     *
     * @param listed the latest of them in either ledger, ascending by number
     * @param all how many there are
     */
    public record Entries(long units, List<Long> listed, long all) {}

    /** The entries of what is owned, or of what is consumed, up to a moment each; none where there are none. */
    public Map<At, Entries> entries(String smartAccount, String source, Collection<At> wanted, int most) {
        Map<At, Entries> entries = new HashMap<>();
        sql.forEach(
                """
                SELECT virtual_account, entitlement_tag, at, sum(delta)::bigint AS units, count(*) AS entries,
                       (array_agg(sequence ORDER BY sequence DESC))[1:?] AS sequences
                FROM entry JOIN unnest(?, ?, ?) AS wanted (virtual_account, entitlement_tag, at)
                    USING (virtual_account, entitlement_tag)
                WHERE smart_account = ? AND source = ? AND view = 'ACTUAL' AND effective_at <= at
                GROUP BY virtual_account, entitlement_tag, at
                """,
                row -> entries.put(
                        new At(new Pair(row.text("virtual_account"), row.text("entitlement_tag")), row.moment("at")),
                        read(row)),
                most,
                texts(wanted, one -> one.pair().virtualAccount()),
                texts(wanted, one -> one.pair().entitlementTag()),
                wanted.stream().map(At::at).toArray(Instant[]::new),
                smartAccount,
                source);
        return entries;
    }

    private static Entries read(Sql.Row row) throws SQLException {
        List<Long> listed =
                Arrays.stream(row.numbers("sequences")).sorted().boxed().toList();
        return new Entries(row.number("units"), listed, row.number("entries"));
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }
}
