package dev.ninety.compliance.notification.store;

import dev.ninety.compliance.notification.DeadLetter;
import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What subscribers were not told. */
@ApplicationScoped
public class DeadLetterStore {

    private static final String LETTERS = """
            SELECT a.*, d.attempts, d.failed_at, d.failure FROM dead_letter d
            JOIN announcement a ON a.smart_account = d.smart_account AND a.sequence = d.sequence
            WHERE d.smart_account = ? AND d.kind = ? AND d.subscriber = ?
            """;

    private final Sql sql;

    DeadLetterStore(Sql sql) {
        this.sql = sql;
    }

    /** Adds events that were given up. */
    public void add(Subscriber.Key key, List<Event> events, int attempts, Instant failedAt, String failure) {
        sql.update(
                """
                INSERT INTO dead_letter (smart_account, kind, subscriber, sequence, event_id, attempts, failed_at, failure)
                SELECT ?, ?, ?, sequence, id::uuid, ?, ?, ? FROM unnest(?, ?) AS e (sequence, id)
                ON CONFLICT (smart_account, kind, subscriber, sequence) DO NOTHING
                """,
                key.smartAccount(),
                key.kind(),
                key.id(),
                attempts,
                failedAt,
                failure,
                events.stream().mapToLong(Event::sequence).toArray(),
                events.stream().map(Event::id).toArray(String[]::new));
    }

    /** Up to {@code limit} of them in the order in which they were announced, from after a number on. */
    public List<DeadLetter> page(Subscriber.Key key, long after, int limit) {
        return sql.list(
                LETTERS + " AND d.sequence > ? ORDER BY d.sequence LIMIT ?",
                DeadLetterStore::read,
                key.smartAccount(),
                key.kind(),
                key.id(),
                after,
                limit);
    }

    public Optional<DeadLetter> find(Subscriber.Key key, UUID eventId) {
        return sql.first(
                LETTERS + " AND d.event_id = ?",
                DeadLetterStore::read,
                key.smartAccount(),
                key.kind(),
                key.id(),
                eventId);
    }

    /** Notes one more failed attempt. */
    public void failedAgain(Subscriber.Key key, DeadLetter letter, Instant failedAt, String failure) {
        sql.update(
                """
                UPDATE dead_letter SET attempts = attempts + 1, failed_at = ?, failure = ?
                WHERE smart_account = ? AND kind = ? AND subscriber = ? AND sequence = ?
                """,
                failedAt,
                failure,
                key.smartAccount(),
                key.kind(),
                key.id(),
                letter.event().sequence());
    }

    /** Takes away what has been told after all. */
    public void remove(Subscriber.Key key, DeadLetter letter) {
        sql.update(
                "DELETE FROM dead_letter WHERE smart_account = ? AND kind = ? AND subscriber = ? AND sequence = ?",
                key.smartAccount(),
                key.kind(),
                key.id(),
                letter.event().sequence());
    }

    private static DeadLetter read(Sql.Row row) throws SQLException {
        return new DeadLetter(
                AnnouncementStore.read(row),
                (int) row.number("attempts"),
                row.moment("failed_at"),
                row.text("failure"));
    }
}
