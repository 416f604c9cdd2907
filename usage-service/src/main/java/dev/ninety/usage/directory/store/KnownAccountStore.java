package dev.ninety.usage.directory.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.directory.KnownAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what was learnt, so that a restart without entitlement-service knows it still. */
@ApplicationScoped
public class KnownAccountStore {

    private final Sql sql;

    public KnownAccountStore(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public Optional<KnownAccount> find(String smartAccount) {
        return sql.first(
                """
                SELECT smart_account, virtual_accounts, virtual_account_names, default_virtual_account, catalogued, etag
                FROM known_account WHERE smart_account = ?
                """,
                row -> new KnownAccount(
                        row.text("smart_account"),
                        namesById(row.texts("virtual_accounts"), row.texts("virtual_account_names")),
                        row.optionalText("default_virtual_account"),
                        Set.of(row.texts("catalogued")),
                        row.text("etag")),
                smartAccount);
    }

    @Transactional
    public void save(KnownAccount account) {
        String[] ids = account.virtualAccounts().keySet().toArray(new String[0]);
        sql.update(
                """
                INSERT INTO known_account (smart_account, virtual_accounts, virtual_account_names,
                    default_virtual_account, catalogued, etag)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (smart_account) DO UPDATE SET virtual_accounts = excluded.virtual_accounts,
                    virtual_account_names = excluded.virtual_account_names,
                    default_virtual_account = excluded.default_virtual_account,
                    catalogued = excluded.catalogued, etag = excluded.etag
                """,
                account.smartAccount(),
                ids,
                Arrays.stream(ids).map(account.virtualAccounts()::get).toArray(String[]::new),
                account.defaultVirtualAccount(),
                account.catalogued().toArray(new String[0]),
                account.etag());
    }

    private static Map<String, String> namesById(String[] ids, String[] names) {
        Map<String, String> namesById = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            namesById.put(ids[i], names[i]);
        }
        return namesById;
    }
}
