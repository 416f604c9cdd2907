package dev.ninety.usage.directory.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.directory.KnownAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
                SELECT smart_account, virtual_accounts, default_virtual_account, catalogued, etag
                FROM known_account WHERE smart_account = ?
                """,
                row -> new KnownAccount(
                        row.text("smart_account"),
                        Set.of(row.texts("virtual_accounts")),
                        row.optionalText("default_virtual_account"),
                        Set.of(row.texts("catalogued")),
                        row.text("etag")),
                smartAccount);
    }

    @Transactional
    public void save(KnownAccount account) {
        sql.update(
                """
                INSERT INTO known_account (smart_account, virtual_accounts, default_virtual_account, catalogued, etag)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (smart_account) DO UPDATE SET virtual_accounts = excluded.virtual_accounts,
                    default_virtual_account = excluded.default_virtual_account,
                    catalogued = excluded.catalogued, etag = excluded.etag
                """,
                account.smartAccount(),
                account.virtualAccounts().toArray(new String[0]),
                account.defaultVirtualAccount(),
                account.catalogued().toArray(new String[0]),
                account.etag());
    }
}
