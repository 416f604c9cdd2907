package dev.ninety.entitlement.event.store;

import dev.ninety.entitlement.event.Deed;
import dev.ninety.entitlement.event.Event;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The event log of each account. Whoever appends holds the lock of the account's ledger. */
@ApplicationScoped
public class EventStore {

    private final Sql sql;

    public EventStore(Sql sql) {
        this.sql = sql;
    }

    /** Appends in the order given; the statement numbers them on from the last one. */
    public void append(String smartAccount, Instant at, String who, List<Deed> deeds) {
        sql.update(
                """
                INSERT INTO event (smart_account, sequence, at, who, what, resource, detail)
                SELECT ?, n + COALESCE((SELECT MAX(sequence) FROM event WHERE smart_account = ?), 0),
                       ?, ?, what, resource, detail
                FROM unnest(?, ?, ?) WITH ORDINALITY AS deed (what, resource, detail, n)
                """,
                smartAccount,
                smartAccount,
                at,
                who,
                deeds.stream().map(Deed::what).toArray(String[]::new),
                deeds.stream().map(Deed::resource).toArray(String[]::new),
                deeds.stream().map(Deed::detail).toArray(String[]::new));
    }

    /** The moment of the last event, which is that of the account's last write. */
    public Optional<Instant> latest(String smartAccount) {
        return sql.first(
                "SELECT at FROM event WHERE smart_account = ? ORDER BY sequence DESC LIMIT 1",
                row -> row.moment("at"),
                smartAccount);
    }

    /** The events that follow a sequence number, oldest first. */
    public List<Event> list(String smartAccount, long afterSequence, int limit) {
        return sql.list(
                """
                SELECT sequence, at, who, what, resource, detail FROM event
                WHERE smart_account = ? AND sequence > ? ORDER BY sequence LIMIT ?
                """,
                row -> new Event(
                        row.number("sequence"),
                        row.moment("at"),
                        row.text("who"),
                        row.text("what"),
                        row.text("resource"),
                        row.optionalText("detail")),
                smartAccount,
                afterSequence,
                limit);
    }
}
