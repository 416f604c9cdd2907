package dev.ninety.entitlement.naming.store;

import dev.ninety.entitlement.naming.Names;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Which entitlements imports have granted under which licence's name. */
@ApplicationScoped
public class GrantedNames {

    private final Sql sql;

    public GrantedNames(Sql sql) {
        this.sql = sql;
    }

    /** @param nameByEntitlement the name in the line that spoke of the entitlement */
    public void add(String smartAccount, Map<String, String> nameByEntitlement) {
        sql.update(
                """
                INSERT INTO imported_grant (smart_account, name, entitlement)
                SELECT ?, name, entitlement FROM unnest(?, ?) AS granted (name, entitlement)
                ON CONFLICT DO NOTHING
                """,
                smartAccount,
                nameByEntitlement.values().stream().map(Names::key).toArray(String[]::new),
                nameByEntitlement.keySet().toArray(String[]::new));
    }

    /** Entitlements that were granted under a name, of another tag, and of which not all units were returned. */
    public List<String> remaining(String smartAccount, String name, String otherThanTag, int limit) {
        return sql.list("""
                SELECT entitlement FROM imported_grant JOIN entitlement USING (smart_account, entitlement)
                WHERE smart_account = ? AND name = ? AND entitlement_tag <> ?
                  AND quantity > COALESCE((SELECT SUM(given.quantity) FROM entitlement_return given
                                           WHERE given.smart_account = imported_grant.smart_account
                                             AND given.entitlement = imported_grant.entitlement), 0)
                ORDER BY entitlement LIMIT ?
                """, row -> row.text("entitlement"), smartAccount, Names.key(name), otherThanTag, limit);
    }
}
