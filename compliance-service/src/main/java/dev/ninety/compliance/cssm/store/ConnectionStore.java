package dev.ninety.compliance.cssm.store;

import dev.ninety.compliance.cssm.Connection;
import dev.ninety.compliance.cssm.PullOutcome;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the vendor is asked. */
@ApplicationScoped
public class ConnectionStore {

    private final Sql sql;

    ConnectionStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<Connection> find(String smartAccount, String id) {
        return sql.first(
                "SELECT * FROM vendor_connection WHERE smart_account = ? AND id = ?",
                ConnectionStore::read,
                smartAccount,
                id);
    }

    /** Up to {@code limit} connections in the order of their ids. */
    public List<Connection> page(String smartAccount, @Nullable String afterId, int limit) {
        return sql.list(
                "SELECT * FROM vendor_connection WHERE smart_account = ? AND id > ? ORDER BY id LIMIT ?",
                ConnectionStore::read,
                smartAccount,
                afterId == null ? "" : afterId,
                limit);
    }

    /** Those of an account that are in use, in the order of their ids. */
    public List<Connection> enabled(String smartAccount) {
        return sql.list(
                "SELECT * FROM vendor_connection WHERE smart_account = ? AND enabled ORDER BY id",
                ConnectionStore::read,
                smartAccount);
    }

    /** Writes what people say of a connection; how it went before no longer counts. */
    public void put(String smartAccount, String id, Connection.Settings settings, Instant recordedAt) {
        List<String> virtualAccounts = settings.virtualAccounts();
        sql.update(
                """
                INSERT INTO vendor_connection (smart_account, id, api_url, token_url, domain, secret_ref,
                    virtual_accounts, enabled, every_hours, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?::text[], ?, ?::integer, ?)
                ON CONFLICT (smart_account, id) DO UPDATE SET api_url = excluded.api_url,
                    token_url = excluded.token_url, domain = excluded.domain, secret_ref = excluded.secret_ref,
                    virtual_accounts = excluded.virtual_accounts, enabled = excluded.enabled,
                    every_hours = excluded.every_hours, recorded_at = excluded.recorded_at, attempted_at = NULL,
                    outcome = NULL, detail = NULL, not_before = NULL
                """,
                smartAccount,
                id,
                settings.apiUrl(),
                settings.tokenUrl(),
                settings.domain(),
                settings.secretRef(),
                virtualAccounts == null ? null : virtualAccounts.toArray(String[]::new),
                settings.enabled(),
                settings.everyHours(),
                recordedAt);
    }

    public boolean delete(String smartAccount, String id) {
        return sql.update("DELETE FROM vendor_connection WHERE smart_account = ? AND id = ?", smartAccount, id) > 0;
    }

    /**
     * Notes how it went, unless somebody has said something else of the connection meanwhile.
     *
     * @param asked what was said of it when it was used
     */
    public void attempted(String smartAccount, Connection asked, Connection.State state) {
        Connection now = find(smartAccount, asked.id()).orElse(null);
        if (now == null || !now.settings().equals(asked.settings())) {
            return;
        }
        sql.update(
                """
                UPDATE vendor_connection SET attempted_at = ?, succeeded_at = coalesce(?, succeeded_at), outcome = ?,
                    detail = ?, not_before = ?
                WHERE smart_account = ? AND id = ?
                """,
                state.attemptedAt(),
                state.succeededAt(),
                state.outcome(),
                state.detail(),
                state.notBefore(),
                smartAccount,
                asked.id());
    }

    private static Connection read(Sql.Row row) throws SQLException {
        String outcome = row.optionalText("outcome");
        Long hours = row.optionalNumber("every_hours");
        return new Connection(
                row.text("id"),
                new Connection.Settings(
                        row.text("api_url"),
                        row.text("token_url"),
                        row.text("domain"),
                        row.text("secret_ref"),
                        row.optionalText("virtual_accounts") == null ? null : List.of(row.texts("virtual_accounts")),
                        row.truth("enabled"),
                        hours == null ? null : Math.toIntExact(hours)),
                new Connection.State(
                        row.optionalMoment("attempted_at"),
                        row.optionalMoment("succeeded_at"),
                        outcome == null ? null : PullOutcome.valueOf(outcome),
                        row.optionalText("detail"),
                        row.optionalMoment("not_before")));
    }
}
