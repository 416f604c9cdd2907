package dev.ninety.compliance.notification.store;

import dev.ninety.compliance.notification.EventType;
import dev.ninety.compliance.notification.Streak;
import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who wants to be told what. */
@ApplicationScoped
public class SubscriberStore {

    private final Sql sql;

    SubscriberStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<Subscriber> find(Subscriber.Key key) {
        return sql.first(
                "SELECT * FROM subscriber WHERE smart_account = ? AND kind = ? AND id = ?",
                SubscriberStore::read,
                key.smartAccount(),
                key.kind(),
                key.id());
    }

    /** Up to {@code limit} subscribers in the order of their ids, from after an id on. */
    public List<Subscriber> page(String smartAccount, SubscriberKind kind, @Nullable String afterId, int limit) {
        return sql.list("""
                SELECT * FROM subscriber WHERE smart_account = ? AND kind = ? AND id > ? COLLATE "C"
                ORDER BY id COLLATE "C" LIMIT ?
                """, SubscriberStore::read, smartAccount, kind, afterId == null ? "" : afterId, limit);
    }

    /** Adds a subscriber, who is told what comes after a position. */
    public void add(Subscriber.Key key, Subscriber.Wish wish, long position, Instant now) {
        sql.update(
                """
                INSERT INTO subscriber (smart_account, kind, id, address, secret_ref, owner, types, version, created_at,
                    position, next_attempt_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
                """,
                key.smartAccount(),
                key.kind(),
                key.id(),
                wish.address(),
                wish.secretRef(),
                wish.owner(),
                types(wish),
                now,
                position,
                now);
    }

    /** Takes over what people say of a subscriber; what failed before is forgotten and tried at once. */
    public void change(Subscriber.Key key, Subscriber.Wish wish, Instant now) {
        sql.update(
                """
                UPDATE subscriber SET address = ?, secret_ref = ?, owner = ?, types = ?, version = version + 1,
                    failures = 0, failing_since = NULL, attempts = 0, refusals = 0, next_attempt_at = ?
                WHERE smart_account = ? AND kind = ? AND id = ?
                """,
                wish.address(),
                wish.secretRef(),
                wish.owner(),
                types(wish),
                now,
                key.smartAccount(),
                key.kind(),
                key.id());
    }

    /** Takes a subscriber away, with what it was not told; answers whether there was one. */
    public boolean delete(Subscriber.Key key) {
        sql.update(
                "DELETE FROM dead_letter WHERE smart_account = ? AND kind = ? AND subscriber = ?",
                key.smartAccount(),
                key.kind(),
                key.id());
        return sql.update(
                        "DELETE FROM subscriber WHERE smart_account = ? AND kind = ? AND id = ?",
                        key.smartAccount(),
                        key.kind(),
                        key.id())
                > 0;
    }

    private static String[] types(Subscriber.Wish wish) {
        return wish.types().stream().map(EventType::name).toArray(String[]::new);
    }

    static Subscriber read(Sql.Row row) throws SQLException {
        List<EventType> types =
                Arrays.stream(row.texts("types")).map(EventType::valueOf).toList();
        return new Subscriber(
                new Subscriber.Key(row.text("smart_account"), SubscriberKind.valueOf(row.text("kind")), row.text("id")),
                new Subscriber.Wish(
                        row.text("address"), row.optionalText("secret_ref"), row.optionalText("owner"), types),
                row.moment("created_at"),
                new Subscriber.Progress(
                        row.number("position"),
                        new Streak(
                                (int) row.number("failures"),
                                row.optionalMoment("failing_since"),
                                (int) row.number("attempts"),
                                (int) row.number("refusals")),
                        row.optionalMoment("last_attempt_at"),
                        row.optionalMoment("last_success_at"),
                        row.optionalText("last_failure"),
                        row.moment("next_attempt_at")));
    }
}
