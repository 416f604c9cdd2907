package dev.ninety.compliance.score.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.score.ScoreFacts.OpenCase;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which balances are about to change, and who cared for which cases. */
@ApplicationScoped
public class ScoreStore {

    private final Sql sql;

    ScoreStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * The pairs to which something happens after a moment and before another one.
     *
     * @param knownAt only what had been recorded by then; null for everything
     * @param virtualAccount only this one; null for all
     */
    public Set<Pair> moving(
            String smartAccount,
            Instant after,
            Instant before,
            @Nullable Instant knownAt,
            @Nullable String virtualAccount) {
        return new HashSet<>(sql.list(
                """
                SELECT DISTINCT virtual_account, entitlement_tag FROM entry
                WHERE smart_account = ? AND view = 'ACTUAL' AND effective_at > ? AND effective_at < ?
                  AND recorded_at <= ? AND (?::text IS NULL OR virtual_account = ?)
                """,
                ScoreStore::readPair,
                smartAccount,
                after,
                before,
                knownAt == null ? Check.LATEST : knownAt,
                virtualAccount,
                virtualAccount));
    }

    /**
     * The cases of certain pairs that are short, as a moment knew them: which one stood, and who cared for it. A
     * shortage that nobody knew of by then has none. Of several cases of a pair it is the one of the latest shortage;
     * an older one was over when that began. Ascending by pair.
     */
    public List<OpenCase> openCases(String smartAccount, Collection<Pair> shortOnes, Instant knownAt) {
        return sql.list(
                """
                SELECT DISTINCT ON (c.virtual_account COLLATE "C", c.entitlement_tag COLLATE "C")
                    c.virtual_account, c.entitlement_tag, c.id,
                    (SELECT h.becomes FROM case_history h
                     WHERE h.smart_account = c.smart_account AND h.case_id = c.id AND h.what = 'ASSIGNED' AND h.at <= ?
                     ORDER BY h.position DESC LIMIT 1) AS owner
                FROM unnest(?, ?) AS short_one (virtual_account, entitlement_tag)
                JOIN shortage_case c USING (virtual_account, entitlement_tag)
                WHERE c.smart_account = ? AND c.detected_at <= ? AND (c.voided_at IS NULL OR c.voided_at > ?)
                ORDER BY c.virtual_account COLLATE "C", c.entitlement_tag COLLATE "C", c.short_since DESC, c.id
                """,
                row -> new OpenCase(row.text("id"), readPair(row), row.optionalText("owner")),
                knownAt,
                shortOnes.stream().map(Pair::virtualAccount).toArray(String[]::new),
                shortOnes.stream().map(Pair::entitlementTag).toArray(String[]::new),
                smartAccount,
                knownAt,
                knownAt);
    }

    private static Pair readPair(Sql.Row row) throws SQLException {
        return new Pair(row.text("virtual_account"), row.text("entitlement_tag"));
    }
}
