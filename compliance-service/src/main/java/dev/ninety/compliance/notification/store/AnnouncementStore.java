package dev.ninety.compliance.notification.store;

import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.EventType;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was announced, by account in an order without gaps. */
@ApplicationScoped
public class AnnouncementStore {

    private final Sql sql;

    AnnouncementStore(Sql sql) {
        this.sql = sql;
    }

    /** The number that was given last. Nobody else gives numbers of the account until the transaction ends. */
    public long holdHead(String smartAccount) {
        return sql.first("""
                        INSERT INTO announcement_head (smart_account, sequence) VALUES (?, 0)
                        ON CONFLICT (smart_account) DO UPDATE SET sequence = announcement_head.sequence
                        RETURNING sequence
                        """, row -> row.number("sequence"), smartAccount).orElseThrow();
    }

    /** The number that was given last; 0 where none was. */
    public long head(String smartAccount) {
        return sql.first(
                        "SELECT sequence FROM announcement_head WHERE smart_account = ?",
                        row -> row.number("sequence"),
                        smartAccount)
                .orElse(0L);
    }

    /** Those of the ids that have been announced. */
    public Set<UUID> known(String smartAccount, Collection<UUID> ids) {
        return new HashSet<>(sql.list(
                "SELECT id FROM announcement WHERE smart_account = ? AND id = ANY (?::uuid[])",
                row -> UUID.fromString(row.text("id")),
                smartAccount,
                ids.stream().map(UUID::toString).toArray(String[]::new)));
    }

    /** Adds events whose numbers follow the head's, which is held. */
    public void add(String smartAccount, List<Event> events) {
        sql.update(
                """
                INSERT INTO announcement (smart_account, sequence, id, type, subject, at, recorded_at, virtual_account,
                    owner, data)
                SELECT ?, sequence, id::uuid, type, subject, at, recorded_at, virtual_account, owner, data
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS e (sequence, id, type, subject, at, recorded_at,
                    virtual_account, owner, data)
                """,
                smartAccount,
                events.stream().mapToLong(Event::sequence).toArray(),
                texts(events, Event::id),
                texts(events, event -> event.type().name()),
                texts(events, Event::subject),
                moments(events, Event::at),
                moments(events, Event::recordedAt),
                texts(events, Event::virtualAccount),
                texts(events, Event::owner),
                texts(events, Event::data));
        sql.update(
                "UPDATE announcement_head SET sequence = ? WHERE smart_account = ?",
                events.getLast().sequence(),
                smartAccount);
    }

    /** Up to {@code limit} events that follow a number. */
    public List<Event> after(String smartAccount, long sequence, int limit) {
        return sql.list(
                "SELECT * FROM announcement WHERE smart_account = ? AND sequence > ? ORDER BY sequence LIMIT ?",
                AnnouncementStore::read,
                smartAccount,
                sequence,
                limit);
    }

    static Event read(Sql.Row row) throws SQLException {
        return new Event(
                row.text("smart_account"),
                row.number("sequence"),
                row.text("id"),
                EventType.valueOf(row.text("type")),
                row.text("subject"),
                row.moment("at"),
                row.moment("recorded_at"),
                row.optionalText("virtual_account"),
                row.optionalText("owner"),
                row.text("data"));
    }

    private static @Nullable String[] texts(List<Event> events, Function<Event, @Nullable String> field) {
        return events.stream().map(field).toArray(String[]::new);
    }

    private static Instant[] moments(List<Event> events, Function<Event, Instant> field) {
        return events.stream().map(field).toArray(Instant[]::new);
    }
}
