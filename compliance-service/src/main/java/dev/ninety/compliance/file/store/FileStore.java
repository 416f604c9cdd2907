package dev.ninety.compliance.file.store;

import dev.ninety.compliance.file.StoredFile;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored files and their pieces. Whoever adds to an account's files holds the account's row. */
@ApplicationScoped
public class FileStore {

    private final Sql sql;

    FileStore(Sql sql) {
        this.sql = sql;
    }

    /** Begins a file anew, without what was written of it before. */
    public void begin(String smartAccount, UUID id, UUID attempt, Instant now, Instant expiresAt) {
        remove(smartAccount, id);
        sql.update("""
                INSERT INTO stored_file (smart_account, id, state, attempt, created_at, expires_at)
                VALUES (?, ?, 'WRITING', ?, ?, ?)
                """, smartAccount, id, attempt, now, expiresAt);
    }

    /** How many bytes the files of an account have, those that are being written included. */
    public long used(String smartAccount) {
        return sql.list(
                        "SELECT coalesce(sum(bytes), 0)::bigint AS used FROM stored_file WHERE smart_account = ?",
                        row -> row.number("used"),
                        smartAccount)
                .getFirst();
    }

    /** Adds a piece; false where the file is no longer this attempt's. */
    public boolean append(String smartAccount, UUID id, UUID attempt, int ordinal, byte[] content) {
        int grown = sql.update("""
                UPDATE stored_file SET bytes = bytes + ?
                WHERE smart_account = ? AND id = ? AND attempt = ? AND state = 'WRITING'
                """, (long) content.length, smartAccount, id, attempt);
        if (grown == 1) {
            sql.update(
                    "INSERT INTO stored_file_piece (smart_account, file_id, ordinal, content) VALUES (?, ?, ?, ?)",
                    smartAccount,
                    id,
                    ordinal,
                    content);
        }
        return grown == 1;
    }

    /** The file is whole; false where it is no longer this attempt's. */
    public boolean finish(String smartAccount, UUID id, UUID attempt, String sha256) {
        return sql.update("""
                        UPDATE stored_file SET state = 'WHOLE', sha256 = decode(?, 'hex')
                        WHERE smart_account = ? AND id = ? AND attempt = ? AND state = 'WRITING'
                        """, sha256, smartAccount, id, attempt) == 1;
    }

    /** Forgets what an attempt wrote. */
    public void drop(String smartAccount, UUID id, UUID attempt) {
        sql.update(
                "DELETE FROM stored_file WHERE smart_account = ? AND id = ? AND attempt = ? AND state = 'WRITING'",
                smartAccount,
                id,
                attempt);
    }

    /** A file that is whole. */
    public Optional<StoredFile> find(String smartAccount, UUID id) {
        return sql.first(
                """
                SELECT bytes, sha256, created_at, expires_at FROM stored_file
                WHERE smart_account = ? AND id = ? AND state = 'WHOLE'
                """,
                row -> new StoredFile(
                        smartAccount,
                        id,
                        row.number("bytes"),
                        HexFormat.of().formatHex(row.bytes("sha256")),
                        row.moment("created_at"),
                        row.moment("expires_at")),
                smartAccount,
                id);
    }

    /** One piece of a file; null where there is none of that number. */
    public byte @Nullable [] piece(String smartAccount, UUID id, int ordinal) {
        return sql.first(
                        "SELECT content FROM stored_file_piece WHERE smart_account = ? AND file_id = ? AND ordinal = ?",
                        row -> row.bytes("content"),
                        smartAccount,
                        id,
                        ordinal)
                .orElse(null);
    }

    public void remove(String smartAccount, UUID id) {
        sql.update("DELETE FROM stored_file WHERE smart_account = ? AND id = ?", smartAccount, id);
    }

    /** Removes one file that has expired; false where there is none. */
    public boolean removeExpired(Instant now) {
        return sql.update("""
                DELETE FROM stored_file WHERE (smart_account, id) = (
                    SELECT smart_account, id FROM stored_file WHERE expires_at <= ?
                    ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                """, now) == 1;
    }
}
