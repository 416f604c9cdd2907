package dev.ninety.compliance.intake.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Smart Accounts that are known here. Whoever works by an account's catalogue shares the account's row, and
 * whoever changes the catalogue holds it alone; the row is taken before any other lock.
 */
@ApplicationScoped
public class AccountStore {

    private final Sql sql;

    AccountStore(Sql sql) {
        this.sql = sql;
    }

    public boolean isKnown(String smartAccount) {
        return sql.first("SELECT 1 AS one FROM account WHERE smart_account = ?", row -> row.number("one"), smartAccount)
                .isPresent();
    }

    /** Those of the names that are known. */
    public Set<String> known(List<String> smartAccounts) {
        return new HashSet<>(sql.list(
                "SELECT smart_account FROM account WHERE smart_account = ANY (?)",
                row -> row.text("smart_account"),
                (Object) smartAccounts.toArray(String[]::new)));
    }

    /** The version of the directory that is cached; empty where there is none. */
    public Optional<String> directoryEtag(String smartAccount) {
        return sql
                .list(
                        "SELECT directory_etag FROM account WHERE smart_account = ?",
                        row -> Optional.ofNullable(row.optionalText("directory_etag")),
                        smartAccount)
                .stream()
                .findFirst()
                .flatMap(etag -> etag);
    }

    /** Adds the account if it is new, and holds its row alone until the transaction ends. */
    public void addAndHold(String smartAccount, String name) {
        sql.update(
                "INSERT INTO account (smart_account, name) VALUES (?, ?) ON CONFLICT (smart_account) DO NOTHING",
                smartAccount,
                name);
        sql.first(
                "SELECT 1 AS one FROM account WHERE smart_account = ? FOR UPDATE",
                row -> row.number("one"),
                smartAccount);
    }

    /** Keeps the account's catalogue from changing until the transaction ends. */
    public void share(String smartAccount) {
        sql.first(
                "SELECT 1 AS one FROM account WHERE smart_account = ? FOR SHARE",
                row -> row.number("one"),
                smartAccount);
    }

    /**
     * The moment at which something is recorded of an account: now, but never before what was recorded last. The
     * account's row is held alone from here until the transaction ends.
     */
    public Instant record(String smartAccount, Instant now) {
        return sql.first("""
                        UPDATE account SET recorded_at = greatest(recorded_at, ?) WHERE smart_account = ?
                        RETURNING recorded_at
                        """, row -> row.moment("recorded_at"), now, smartAccount)
                .orElseThrow();
    }

    /** Every account, ascending. */
    public List<String> all() {
        return sql.list("SELECT smart_account FROM account ORDER BY smart_account", row -> row.text("smart_account"));
    }

    public void update(String smartAccount, String name, @Nullable String etag) {
        sql.update("UPDATE account SET name = ?, directory_etag = ? WHERE smart_account = ?", name, etag, smartAccount);
    }
}
