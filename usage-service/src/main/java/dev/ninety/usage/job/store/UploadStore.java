package dev.ninety.usage.job.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies as they were sent, in pieces. They are kept here because replicas share no disk. */
@ApplicationScoped
public class UploadStore {

    private final Sql sql;

    UploadStore(Sql sql) {
        this.sql = sql;
    }

    /** Opens a job for a body that begins to arrive; nobody works on it before {@link #complete}. */
    public void begin(
            String smartAccount,
            UUID id,
            String kind,
            @Nullable String virtualAccount,
            boolean lines,
            Instant createdAt,
            Duration abandonedAfter) {
        sql.update("""
                INSERT INTO job (smart_account, id, kind, state, virtual_account, lines, created_at, due_at)
                VALUES (?, ?, ?, 'RECEIVING', ?, ?, ?, clock_timestamp() + make_interval(secs => ?))
                """, smartAccount, id, kind, virtualAccount, lines, createdAt, seconds(abandonedAfter));
    }

    /**
     * Keeps one more piece of a body. Two bodies that arrive at the same moment may pass the quota by a piece.
     *
     * @return false where the account's unfinished bodies would have more bytes than the quota
     */
    public boolean append(
            String smartAccount, UUID id, int ordinal, byte[] content, long quotaBytes, Duration abandonedAfter) {
        int fits = sql.update(
                """
                UPDATE job SET bytes = bytes + ?, due_at = clock_timestamp() + make_interval(secs => ?)
                WHERE smart_account = ? AND id = ? AND state = 'RECEIVING' AND ? + (
                    SELECT sum(held.bytes) FROM job held
                    WHERE held.smart_account = ? AND held.state IN ('RECEIVING', 'QUEUED', 'RUNNING')) <= ?
                """,
                content.length,
                seconds(abandonedAfter),
                smartAccount,
                id,
                content.length,
                smartAccount,
                quotaBytes);
        if (fits == 1) {
            sql.update(
                    "INSERT INTO upload_chunk (smart_account, job_id, ordinal, content) VALUES (?, ?, ?, ?)",
                    smartAccount,
                    id,
                    ordinal,
                    content);
        }
        return fits == 1;
    }

    /** The body is there: from now on the job can be asked for and worked on. */
    public void complete(String smartAccount, UUID id, Instant createdAt) {
        int completed = sql.update("""
                UPDATE job SET state = 'QUEUED', created_at = ?, due_at = clock_timestamp()
                WHERE smart_account = ? AND id = ? AND state = 'RECEIVING'
                """, createdAt, smartAccount, id);
        if (completed != 1) {
            throw new IllegalStateException("the body of job " + id + " was given up while it arrived");
        }
    }

    /** Forgets a body that did not arrive whole. */
    public void drop(String smartAccount, UUID id) {
        sql.update("DELETE FROM job WHERE smart_account = ? AND id = ? AND state = 'RECEIVING'", smartAccount, id);
    }

    /** One piece of a body; null after the last one. */
    byte @Nullable [] chunk(String smartAccount, UUID id, int ordinal) {
        return sql.first(
                        "SELECT content FROM upload_chunk WHERE smart_account = ? AND job_id = ? AND ordinal = ?",
                        row -> row.bytes("content"),
                        smartAccount,
                        id,
                        ordinal)
                .orElse(null);
    }

    /** The body from its beginning. */
    public UploadInput open(String smartAccount, UUID id, long bytes) {
        return new UploadInput(this, smartAccount, id, bytes);
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
