package dev.ninety.usage.disclosure.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.disclosure.DeliveryMode;
import dev.ninety.usage.disclosure.ModeHistory.Said;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was said of delivery modes, in the order recorded. */
@ApplicationScoped
public class ModeStore {

    private final Sql sql;

    public ModeStore(Sql sql) {
        this.sql = sql;
    }

    /** Of what a mode is said. */
    public enum Scope {
        PRODUCT_INSTANCE,
        VIRTUAL_ACCOUNT
    }

    /** One thing that was said, and when. */
    public record Recorded(Said said, Instant recordedAt) {}

    /** What was said of one product instance or Virtual Account, the earliest recorded first. */
    public List<Recorded> of(String smartAccount, Scope scope, String name) {
        return sql.list(
                """
                SELECT effective_from, mode, recorded_at FROM delivery_mode
                WHERE smart_account = ? AND scope_kind = ? AND scope = ? ORDER BY ordinal
                """,
                row -> new Recorded(
                        new Said(row.moment("effective_from"), DeliveryMode.valueOf(row.text("mode"))),
                        row.moment("recorded_at")),
                smartAccount,
                scope,
                name);
    }

    /** What was said of those product instances or Virtual Accounts of which anything was. */
    public Map<String, List<Said>> of(String smartAccount, Scope scope, Collection<String> names) {
        Map<String, List<Said>> said = new HashMap<>();
        sql.forEach(
                """
                SELECT scope, effective_from, mode FROM delivery_mode
                WHERE smart_account = ? AND scope_kind = ? AND scope = ANY (?) ORDER BY scope, ordinal
                """,
                row -> said.computeIfAbsent(row.text("scope"), name -> new ArrayList<>())
                        .add(new Said(row.moment("effective_from"), DeliveryMode.valueOf(row.text("mode")))),
                smartAccount,
                scope,
                names.toArray(String[]::new));
        return said;
    }

    public void add(String smartAccount, Scope scope, String name, Said said, Instant recordedAt) {
        sql.update(
                """
                INSERT INTO delivery_mode
                    (smart_account, scope_kind, scope, ordinal, effective_from, mode, recorded_at)
                SELECT ?, ?, ?, COALESCE(MAX(ordinal), 0) + 1, ?, ?, ? FROM delivery_mode
                WHERE smart_account = ? AND scope_kind = ? AND scope = ?
                """,
                smartAccount,
                scope,
                name,
                said.effectiveFrom(),
                said.mode(),
                recordedAt,
                smartAccount,
                scope,
                name);
    }
}
