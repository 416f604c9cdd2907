package dev.ninety.compliance.alert.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When each open case is to be told of again. Replicas share the work. */
@ApplicationScoped
public class ReminderStore {

    private final Sql sql;

    ReminderStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A case that is to be told of, held until the transaction ends.
     *
     * @param knownAt when its dates, as they are, became known
     */
    public record Due(String smartAccount, String caseId, Instant knownAt) {}

    /** The case has these dates now; where they are other ones than before, they are known from this moment on. */
    public void dates(String smartAccount, String caseId, Instant deadline, @Nullable Instant spellEnd, Instant now) {
        sql.update("""
                INSERT INTO reminder AS r (smart_account, case_id, deadline, spell_end, known_at, due_at)
                VALUES (?, ?, ?, ?, ?, to_timestamp(0))
                ON CONFLICT (smart_account, case_id) DO UPDATE SET deadline = EXCLUDED.deadline,
                    spell_end = EXCLUDED.spell_end, known_at = EXCLUDED.known_at, due_at = EXCLUDED.due_at
                WHERE (r.deadline, r.spell_end) IS DISTINCT FROM (EXCLUDED.deadline, EXCLUDED.spell_end)
                """, smartAccount, caseId, deadline, spellEnd, now);
    }

    /** Nobody is to be told of a case any more. */
    public void forget(String smartAccount, String caseId) {
        sql.update("DELETE FROM reminder WHERE smart_account = ? AND case_id = ?", smartAccount, caseId);
    }

    /** Holds the case that is due for longest and that nobody else holds. */
    public Optional<Due> claim(Instant now) {
        return sql.first(
                """
                SELECT smart_account, case_id, known_at FROM reminder WHERE due_at <= ?
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """, row -> new Due(row.text("smart_account"), row.text("case_id"), row.moment("known_at")), now);
    }

    /** A held case is due at another moment; null for never, unless its dates change. */
    public void next(Due held, @Nullable Instant dueAt) {
        sql.update(
                "UPDATE reminder SET due_at = ? WHERE smart_account = ? AND case_id = ?",
                dueAt,
                held.smartAccount(),
                held.caseId());
    }
}
