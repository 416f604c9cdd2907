package dev.ninety.usage.report.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.report.Reading.Unreadable;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in quarantine; the same content is kept once. */
@ApplicationScoped
public class QuarantineRepository implements PanacheRepositoryBase<QuarantineEntity, QuarantineEntity.Key> {

    private final Sql sql;

    public QuarantineRepository(Sql sql) {
        this.sql = sql;
    }

    /** An item without its content. */
    public record Item(long id, Instant receivedAt, String reason, String pointer, long bytes) {}

    /** Keeps content; empty where the same content is kept already. */
    public Optional<Long> keep(
            String smartAccount,
            Instant receivedAt,
            @Nullable String virtualAccount,
            Unreadable unreadable,
            byte[] content) {
        return sql.first(
                """
                INSERT INTO quarantine
                    (smart_account, id, received_at, virtual_account, reason, pointer, content_hash, content)
                VALUES (?, nextval('quarantine_id'), ?, ?, ?, ?, ?, ?)
                ON CONFLICT (smart_account, content_hash) DO NOTHING RETURNING id
                """,
                row -> row.number("id"),
                smartAccount,
                receivedAt,
                virtualAccount,
                unreadable.reason(),
                unreadable.pointer(),
                sha256(content),
                content);
    }

    public void remove(String smartAccount, Collection<Long> ids) {
        sql.update(
                "DELETE FROM quarantine WHERE smart_account = ? AND id = ANY (?)",
                smartAccount,
                ids.stream().mapToLong(Long::longValue).toArray());
    }

    public List<Item> list(String smartAccount, long after, int limit) {
        return sql.list(
                """
                SELECT id, received_at, reason, pointer, length(content) AS bytes FROM quarantine
                WHERE smart_account = ? AND id > ? ORDER BY id LIMIT ?
                """,
                row -> new Item(
                        row.number("id"),
                        row.moment("received_at"),
                        row.text("reason"),
                        row.text("pointer"),
                        row.number("bytes")),
                smartAccount,
                after,
                limit);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
