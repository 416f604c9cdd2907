package dev.ninety.usage.delivery.store;

import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.delivery.Ack;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the vendor answered, as received. */
@ApplicationScoped
public class AckStore {

    private static final String COLUMNS = """
            SELECT a.id, a.export_id, e.virtual_account, a.received_at, a.acknowledgements, a.policies,
                a.content_hash, length(a.content) AS bytes
            FROM ack a JOIN export e ON e.smart_account = a.smart_account AND e.export_id = a.export_id
            """;

    private final Sql sql;

    public AckStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * An ACK without its content.
     *
     * @param export the one that it answers
     * @param sha256 of the content as received, in lower-case hexadecimal
     */
    public record StoredAck(
            long id,
            String export,
            String virtualAccount,
            Instant receivedAt,
            long bytes,
            String sha256,
            int acknowledgements,
            int policies) {}

    /** The ACK of this export with this very content. */
    public Optional<StoredAck> sameAs(String smartAccount, String exportId, byte[] content) {
        return sql.first(
                COLUMNS + "WHERE a.smart_account = ? AND a.export_id = ? AND a.content_hash = ?",
                AckStore::read,
                smartAccount,
                exportId,
                Sha256.of(content));
    }

    /**
     * The latest ACK with this very content.
     *
     * @param virtualAccount whose exports are meant; null for all
     */
    public Optional<StoredAck> latestSameAs(String smartAccount, @Nullable String virtualAccount, byte[] content) {
        return sql.first(
                COLUMNS + """
                        WHERE a.smart_account = ? AND a.content_hash = ?
                            AND (?::text IS NULL OR e.virtual_account = ?) ORDER BY a.id DESC LIMIT 1
                        """, AckStore::read, smartAccount, Sha256.of(content), virtualAccount, virtualAccount);
    }

    public StoredAck add(String smartAccount, String exportId, Instant receivedAt, Ack ack, byte[] content) {
        long id = sql.list(
                        """
                        INSERT INTO ack (smart_account, id, export_id, received_at, acknowledgements, policies,
                            content_hash, content)
                        VALUES (?, nextval('ack_id'), ?, ?, ?, ?, ?, ?) RETURNING id
                        """,
                        row -> row.number("id"),
                        smartAccount,
                        exportId,
                        receivedAt,
                        ack.acknowledgements(),
                        ack.policies(),
                        Sha256.of(content),
                        content)
                .getFirst();
        return find(smartAccount, id).orElseThrow();
    }

    public Optional<StoredAck> find(String smartAccount, long id) {
        return sql.first(COLUMNS + "WHERE a.smart_account = ? AND a.id = ?", AckStore::read, smartAccount, id);
    }

    public List<StoredAck> list(String smartAccount, long after, int limit) {
        return sql.list(
                COLUMNS + "WHERE a.smart_account = ? AND a.id > ? ORDER BY a.id LIMIT ?",
                AckStore::read,
                smartAccount,
                after,
                limit);
    }

    public Optional<byte[]> content(String smartAccount, long id) {
        return sql.first(
                "SELECT content FROM ack WHERE smart_account = ? AND id = ?",
                row -> row.bytes("content"),
                smartAccount,
                id);
    }

    private static StoredAck read(Sql.Row row) throws SQLException {
        return new StoredAck(
                row.number("id"),
                row.text("export_id"),
                row.text("virtual_account"),
                row.moment("received_at"),
                row.number("bytes"),
                HexFormat.of().formatHex(row.bytes("content_hash")),
                (int) row.number("acknowledgements"),
                (int) row.number("policies"));
    }
}
