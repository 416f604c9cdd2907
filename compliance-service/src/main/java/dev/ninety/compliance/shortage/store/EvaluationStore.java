package dev.ninety.compliance.shortage.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which pools are due. A pool whose facts have changed is due since 1970, so that it is due by every replica's
 * clock. Marking one waits for an evaluation of it that is under way; so no change falls between the evaluation's
 * reading and its end.
 */
@ApplicationScoped
public class EvaluationStore {

    private static final String DETERMINATE = """
            (SELECT count(*) FROM ledger_cursor c WHERE c.smart_account = e.smart_account AND c.state = 'READ') = 2
            """;

    private final Sql sql;

    EvaluationStore(Sql sql) {
        this.sql = sql;
    }

    /** What names a pool among all accounts. */
    public record Key(String smartAccount, String virtualAccount, String pool) {}

    /**
     * A pool that is due and held by this transaction.
     *
     * @param evaluatedAt the moment of its last evaluation; null for none
     */
    public record Due(Key key, @Nullable Instant evaluatedAt) {}

    /** Holds the pool that is due for longest and that nobody else holds, and its account's catalogue with it. */
    public Optional<Due> claim(Instant now) {
        return sql.first("""
                SELECT e.smart_account, e.virtual_account, e.pool, e.evaluated_at
                FROM evaluation e JOIN account a ON a.smart_account = e.smart_account
                WHERE e.due_at <= ? AND
                """ + DETERMINATE + """
                ORDER BY e.due_at LIMIT 1 FOR UPDATE OF e SKIP LOCKED FOR SHARE OF a SKIP LOCKED
                """, EvaluationStore::readDue, now);
    }

    /** Waits for a pool and holds it; empty where it is not due any more. */
    public Optional<Due> hold(Key key, Instant now) {
        return sql.first(
                """
                SELECT e.smart_account, e.virtual_account, e.pool, e.evaluated_at FROM evaluation e
                WHERE smart_account = ? AND virtual_account = ? AND pool = ? AND due_at <= ? AND
                """ + DETERMINATE + " FOR UPDATE OF e",
                EvaluationStore::readDue,
                key.smartAccount(),
                key.virtualAccount(),
                key.pool(),
                now);
    }

    /** The pools of an account that are due. */
    public List<Key> due(String smartAccount, Instant now) {
        return sql.list("""
                SELECT smart_account, virtual_account, pool FROM evaluation
                WHERE smart_account = ? AND due_at <= ? ORDER BY virtual_account, pool
                """, EvaluationStore::readKey, smartAccount, now);
    }

    /** Notes that a held pool has been evaluated, and when it is due next. */
    public void evaluated(Key key, Instant evaluatedAt, @Nullable Instant nextDue) {
        sql.update("""
                UPDATE evaluation SET evaluated_at = ?, due_at = ?
                WHERE smart_account = ? AND virtual_account = ? AND pool = ?
                """, evaluatedAt, nextDue, key.smartAccount(), key.virtualAccount(), key.pool());
    }

    /** Leaves a pool alone for a while. */
    public void postpone(Key key, Instant until) {
        sql.update(
                "UPDATE evaluation SET due_at = ? WHERE smart_account = ? AND virtual_account = ? AND pool = ?",
                until,
                key.smartAccount(),
                key.virtualAccount(),
                key.pool());
    }

    /** Drops a held pool that a catalogue edit has dissolved. */
    public void drop(Key key) {
        sql.update(
                "DELETE FROM evaluation WHERE smart_account = ? AND virtual_account = ? AND pool = ?",
                key.smartAccount(),
                key.virtualAccount(),
                key.pool());
    }

    /** Marks pools of one account as due, new ones among them. */
    public void markDue(String smartAccount, Collection<Key> keys) {
        sql.update(
                """
                INSERT INTO evaluation (smart_account, virtual_account, pool, due_at)
                SELECT ?, virtual_account, pool, to_timestamp(0)
                FROM unnest(?, ?) AS due (virtual_account, pool) ORDER BY virtual_account, pool
                ON CONFLICT (smart_account, virtual_account, pool) DO UPDATE SET due_at = to_timestamp(0)
                """,
                smartAccount,
                keys.stream().map(Key::virtualAccount).toArray(String[]::new),
                keys.stream().map(Key::pool).toArray(String[]::new));
    }

    /** Replaces the pools of an account, all of them due; time goes on from its latest evaluation. */
    public void replace(String smartAccount, Collection<Key> keys) {
        Instant latest = sql.list(
                        "SELECT max(evaluated_at) AS latest FROM evaluation WHERE smart_account = ?",
                        row -> Optional.ofNullable(row.optionalMoment("latest")),
                        smartAccount)
                .getFirst()
                .orElse(null);
        sql.update("DELETE FROM evaluation WHERE smart_account = ?", smartAccount);
        markDue(smartAccount, keys);
        sql.update("UPDATE evaluation SET evaluated_at = ? WHERE smart_account = ?", latest, smartAccount);
    }

    private static Key readKey(Sql.Row row) throws SQLException {
        return new Key(row.text("smart_account"), row.text("virtual_account"), row.text("pool"));
    }

    private static Due readDue(Sql.Row row) throws SQLException {
        return new Due(readKey(row), row.optionalMoment("evaluated_at"));
    }
}
