package dev.ninety.compliance.calendar.store;

import dev.ninety.compliance.calendar.CalendarFeed;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calendar addresses of all accounts. Of the secret part of an address only a hash is kept. */
@ApplicationScoped
public class CalendarStore {

    private static final String FEED = "SELECT id, owner, virtual_account, created_at, revoked_at FROM calendar_feed ";

    private final Sql sql;

    CalendarStore(Sql sql) {
        this.sql = sql;
    }

    public void add(String smartAccount, CalendarFeed feed, byte[] secretHash) {
        sql.update("""
                INSERT INTO calendar_feed (smart_account, id, owner, virtual_account, created_at, secret_hash)
                VALUES (?, ?, ?, ?, ?, ?)
                """, smartAccount, feed.id(), feed.owner(), feed.virtualAccount(), feed.createdAt(), secretHash);
    }

    /** Up to {@code limit} addresses in the order of their ids, from after an id on. */
    public List<CalendarFeed> page(String smartAccount, @Nullable String afterId, int limit) {
        return sql.list(
                FEED + "WHERE smart_account = ? AND id > ? COLLATE \"C\" ORDER BY id COLLATE \"C\" LIMIT ?",
                CalendarStore::read,
                smartAccount,
                afterId == null ? "" : afterId,
                limit);
    }

    public Optional<CalendarFeed> find(String smartAccount, String id) {
        return sql.first(FEED + "WHERE smart_account = ? AND id = ?", CalendarStore::read, smartAccount, id);
    }

    /** The address that works and has this secret part. */
    public Optional<CalendarFeed> working(String smartAccount, byte[] secretHash) {
        return sql.first(
                FEED + "WHERE smart_account = ? AND secret_hash = ? AND revoked_at IS NULL",
                CalendarStore::read,
                smartAccount,
                secretHash);
    }

    /** The address works no more; one that was revoked before keeps its date. */
    public void revoke(String smartAccount, String id, Instant revokedAt) {
        sql.update(
                "UPDATE calendar_feed SET revoked_at = ? WHERE smart_account = ? AND id = ? AND revoked_at IS NULL",
                revokedAt,
                smartAccount,
                id);
    }

    private static CalendarFeed read(Sql.Row row) throws SQLException {
        return new CalendarFeed(
                row.text("id"),
                row.optionalText("owner"),
                row.optionalText("virtual_account"),
                row.moment("created_at"),
                row.optionalMoment("revoked_at"));
    }
}
