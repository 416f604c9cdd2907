package dev.ninety.compliance.job.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.job.Job;
import dev.ninety.compliance.job.JobState;
import dev.ninety.compliance.job.Tally;
import dev.ninety.kit.problem.Failure;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs as they are asked for. */
@ApplicationScoped
public class JobStore {

    private final Sql sql;
    private final ObjectMapper json;

    JobStore(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * A job with what came of it.
     *
     * @param result JSON; null unless it is done
     * @param failure null unless it has failed
     */
    public record Told(
            Job job, @Nullable String result, @Nullable Failure failure) {}

    /** Where a list goes on. */
    public record Position(Instant createdAt, UUID id) {}

    /** Adds a job that waits; one that is there under the same id stays as it is. */
    public void add(String smartAccount, UUID id, String kind, String parameters, Instant createdAt) {
        sql.update("""
                INSERT INTO job (smart_account, id, kind, parameters, state, due_at, created_at)
                VALUES (?, ?, ?, ?::jsonb, 'QUEUED', clock_timestamp(), ?) ON CONFLICT (smart_account, id) DO NOTHING
                """, smartAccount, id, kind, parameters, createdAt);
    }

    public Optional<Told> find(String smartAccount, UUID id) {
        return sql.first("SELECT * FROM job WHERE smart_account = ? AND id = ?", this::told, smartAccount, id);
    }

    /** Whether another job of a kind has noted how far it is, and has not ended. */
    public boolean isAnotherUnderWay(String smartAccount, String kind, UUID id) {
        return sql.first("""
                SELECT 1 AS one FROM job WHERE smart_account = ? AND kind = ? AND id <> ?
                    AND progress IS NOT NULL AND finished_at IS NULL LIMIT 1
                """, row -> row.number("one"), smartAccount, kind, id).isPresent();
    }

    /** The jobs of an account, the latest first. */
    public List<Told> list(String smartAccount, @Nullable Position after, int limit) {
        return sql.list(
                """
                SELECT * FROM job WHERE smart_account = ? AND (?::timestamptz IS NULL OR (created_at, id) < (?, ?))
                ORDER BY created_at DESC, id DESC LIMIT ?
                """,
                this::told,
                smartAccount,
                after == null ? null : after.createdAt(),
                after == null ? Instant.EPOCH : after.createdAt(),
                after == null ? new UUID(0, 0) : after.id(),
                limit);
    }

    private Told told(Sql.Row row) throws SQLException {
        return new Told(read(row), row.optionalText("result"), failure(row.optionalText("problem")));
    }

    static Job read(Sql.Row row) throws SQLException {
        return new Job(
                row.text("smart_account"),
                UUID.fromString(row.text("id")),
                row.text("kind"),
                row.text("parameters"),
                JobState.valueOf(row.text("state")),
                new Tally(row.number("accepted"), row.number("parsed"), row.number("rejected")),
                (int) row.number("percent"),
                row.moment("created_at"),
                row.optionalMoment("started_at"),
                row.optionalMoment("finished_at"));
    }

    private @Nullable Failure failure(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, Failure.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("what is kept of a job cannot be read", unreadable);
        }
    }
}
