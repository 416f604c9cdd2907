package dev.ninety.compliance.owner.store;

import dev.ninety.compliance.owner.OwnerRule;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The owner rules of all accounts. Whoever writes one holds the account's row. */
@ApplicationScoped
public class OwnerRuleStore {

    private static final String RULE = "SELECT id, virtual_account, family, owner FROM owner_rule ";

    private final Sql sql;

    OwnerRuleStore(Sql sql) {
        this.sql = sql;
    }

    /** All rules of an account. */
    public List<OwnerRule> all(String smartAccount) {
        return sql.list(RULE + "WHERE smart_account = ?", OwnerRuleStore::read, smartAccount);
    }

    /** Up to {@code limit} rules in the order of their ids, from after an id on. */
    public List<OwnerRule> page(String smartAccount, @Nullable String afterId, int limit) {
        return sql.list(
                RULE + "WHERE smart_account = ? AND id > ? COLLATE \"C\" ORDER BY id COLLATE \"C\" LIMIT ?",
                OwnerRuleStore::read,
                smartAccount,
                afterId == null ? "" : afterId,
                limit);
    }

    public Optional<OwnerRule> find(String smartAccount, String id) {
        return sql.first(RULE + "WHERE smart_account = ? AND id = ?", OwnerRuleStore::read, smartAccount, id);
    }

    /** Adds a rule, or replaces the owner of one that stands. */
    public void put(String smartAccount, OwnerRule rule, Instant recordedAt) {
        sql.update("""
                INSERT INTO owner_rule (smart_account, id, virtual_account, family, owner, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (smart_account, id) DO UPDATE SET owner = EXCLUDED.owner, recorded_at = EXCLUDED.recorded_at
                """, smartAccount, rule.id(), rule.virtualAccount(), rule.family(), rule.owner(), recordedAt);
    }

    /** Takes a rule away; answers whether there was one. */
    public boolean delete(String smartAccount, String id) {
        return sql.update("DELETE FROM owner_rule WHERE smart_account = ? AND id = ?", smartAccount, id) > 0;
    }

    private static OwnerRule read(Sql.Row row) throws SQLException {
        return new OwnerRule(
                row.text("id"), row.optionalText("virtual_account"), row.optionalText("family"), row.text("owner"));
    }
}
