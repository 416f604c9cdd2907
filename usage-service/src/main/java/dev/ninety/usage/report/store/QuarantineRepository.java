package dev.ninety.usage.report.store;

import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.report.Reading.Unreadable;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    /** Something that could not be read. */
    public record Unread(Unreadable reading, byte[] content) {}

    /** Keeps contents; answers with the ids of those that were not kept already. */
    public List<Long> keep(
            String smartAccount, Instant receivedAt, @Nullable String virtualAccount, List<Unread> unread) {
        if (unread.isEmpty()) {
            return List.of();
        }
        return sql.list(
                """
                INSERT INTO quarantine
                    (smart_account, id, received_at, virtual_account, reason, pointer, content_hash, content)
                SELECT ?, nextval('quarantine_id'), ?, ?, reason, pointer, content_hash, content
                FROM unnest(?, ?, ?, ?) WITH ORDINALITY AS unread (reason, pointer, content_hash, content, n)
                ORDER BY n
                ON CONFLICT (smart_account, content_hash) DO NOTHING RETURNING id
                """,
                row -> row.number("id"),
                smartAccount,
                receivedAt,
                virtualAccount,
                unread.stream().map(one -> one.reading().reason()).toArray(String[]::new),
                unread.stream().map(one -> one.reading().pointer()).toArray(String[]::new),
                unread.stream().map(one -> Sha256.of(one.content())).toArray(byte[][]::new),
                unread.stream().map(Unread::content).toArray(byte[][]::new));
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
}
