package dev.ninety.compliance.notification.store;

import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.EventType;
import dev.ninety.compliance.notification.Patience;
import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who tells which subscriber. A lease runs by the database's time, which all replicas share; what is written under a
 * claim that is no longer the subscriber's is dropped, and nothing more is told under it.
 */
@ApplicationScoped
public class DeliveryClaims {

    private static final String OURS = " WHERE smart_account = ? AND kind = ? AND id = ? AND claim = ?";

    private final Sql sql;

    DeliveryClaims(Sql sql) {
        this.sql = sql;
    }

    /**
     * A subscriber that this process tells.
     *
     * @param number of the claim; no other claim has the same one
     * @param version of what people say of it
     */
    public record Claim(Subscriber subscriber, long number, long version) {}

    /**
     * What is to be told next.
     *
     * @param events in their order
     * @param through the position when they have been told
     */
    public record Waiting(List<Event> events, long through) {}

    /** Takes the subscriber that waits for longest, that nobody is telling, and for whom there may be something. */
    public Optional<Claim> claim(Collection<SubscriberKind> kinds, Instant now, Duration lease) {
        return sql.first(
                """
                WITH due AS MATERIALIZED (SELECT b.smart_account, b.kind, b.id FROM subscriber b
                        JOIN announcement_head h ON h.smart_account = b.smart_account
                    WHERE b.kind = ANY (?) AND b.next_attempt_at <= ? AND b.position < h.sequence
                        AND (b.lease_until IS NULL OR b.lease_until <= clock_timestamp())
                    ORDER BY b.next_attempt_at LIMIT 1 FOR UPDATE OF b SKIP LOCKED)
                UPDATE subscriber s SET claim = nextval('subscriber_claim'),
                    lease_until = clock_timestamp() + make_interval(secs => ?)
                FROM due WHERE s.smart_account = due.smart_account AND s.kind = due.kind AND s.id = due.id
                RETURNING s.*
                """,
                DeliveryClaims::read,
                kinds.stream().map(SubscriberKind::name).toArray(String[]::new),
                now,
                seconds(lease));
    }

    /** What is to be told next under a claim, at most so many events. */
    public Waiting waiting(Claim claim, long position, int most) {
        Subscriber.Key key = claim.subscriber().key();
        Subscriber.Wish wish = claim.subscriber().wish();
        long head = sql.first(
                        "SELECT sequence FROM announcement_head WHERE smart_account = ?",
                        row -> row.number("sequence"),
                        key.smartAccount())
                .orElse(position);
        List<Event> events = sql.list(
                """
                SELECT * FROM announcement WHERE smart_account = ? AND sequence > ? AND sequence <= ?
                    AND (cardinality(?::text[]) = 0 OR type = ANY (?)) AND (?::text IS NULL OR owner = ?)
                ORDER BY sequence LIMIT ?
                """,
                AnnouncementStore::read,
                key.smartAccount(),
                position,
                head,
                types(wish),
                types(wish),
                wish.owner(),
                wish.owner(),
                most);
        return new Waiting(
                events, events.size() < most ? head : events.getLast().sequence());
    }

    /**
     * Notes that all through a position needs no telling any more; answers whether more is to be told under the claim: it
     * still holds, and people said nothing else of the subscriber meanwhile.
     */
    public boolean told(Claim claim, long through, Instant now, Duration lease) {
        Subscriber.Key key = claim.subscriber().key();
        return sql.first(
                        """
                        UPDATE subscriber SET position = ?, failures = 0, failing_since = NULL, attempts = 0, refusals = 0,
                            last_attempt_at = ?, last_success_at = ?, next_attempt_at = ?,
                            lease_until = clock_timestamp() + make_interval(secs => ?)
                        """ + OURS + " RETURNING version",
                        row -> row.number("version"),
                        through,
                        now,
                        now,
                        now,
                        seconds(lease),
                        key.smartAccount(),
                        key.kind(),
                        key.id(),
                        claim.number())
                .filter(version -> version == claim.version())
                .isPresent();
    }

    /** Passes over what the subscriber does not want to be told. */
    public void passed(Claim claim, long through) {
        Subscriber.Key key = claim.subscriber().key();
        sql.update(
                "UPDATE subscriber SET position = ?" + OURS,
                through,
                key.smartAccount(),
                key.kind(),
                key.id(),
                claim.number());
    }

    /**
     * Notes a failure, and gives the claim up; answers whether it still held. Where people said something else of the
     * subscriber meanwhile, the failure says nothing of what they said.
     *
     * @param through the position now: further where the events were given up
     */
    public boolean failed(Claim claim, Patience.Next next, long through, String detail, Instant now) {
        Subscriber.Key key = claim.subscriber().key();
        return sql.update(
                        """
                        UPDATE subscriber SET position = ?, failures = ?, failing_since = ?, attempts = ?,
                            refusals = ?, last_attempt_at = ?, last_failure = ?, next_attempt_at = ?, lease_until = NULL
                        """ + OURS + " AND version = ?",
                        through,
                        next.streak().failures(),
                        next.streak().since(),
                        next.streak().attempts(),
                        next.streak().refusals(),
                        now,
                        detail,
                        next.attemptAt(),
                        key.smartAccount(),
                        key.kind(),
                        key.id(),
                        claim.number(),
                        claim.version())
                > 0;
    }

    /** Lets a subscriber go. */
    public void release(Claim claim) {
        Subscriber.Key key = claim.subscriber().key();
        sql.update(
                "UPDATE subscriber SET lease_until = NULL" + OURS,
                key.smartAccount(),
                key.kind(),
                key.id(),
                claim.number());
    }

    /** Subscribers of a kind that cannot be told at present miss what happens meanwhile. */
    public void skip(SubscriberKind kind) {
        sql.update("""
                WITH behind AS MATERIALIZED (SELECT b.smart_account, b.kind, b.id, h.sequence FROM subscriber b
                        JOIN announcement_head h ON h.smart_account = b.smart_account
                    WHERE b.kind = ? AND b.position < h.sequence FOR UPDATE OF b SKIP LOCKED)
                UPDATE subscriber s SET position = behind.sequence, failures = 0, failing_since = NULL, attempts = 0,
                    refusals = 0
                FROM behind WHERE s.smart_account = behind.smart_account AND s.kind = behind.kind AND s.id = behind.id
                """, kind);
    }

    private static String[] types(Subscriber.Wish wish) {
        return wish.types().stream().map(EventType::name).toArray(String[]::new);
    }

    private static Claim read(Sql.Row row) throws SQLException {
        return new Claim(SubscriberStore.read(row), row.number("claim"), row.number("version"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
