package dev.ninety.compliance.job.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.job.Job;
import dev.ninety.compliance.job.Tally;
import dev.ninety.kit.problem.Failure;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that wait or are worked on. Replicas share them; every claim has a number, and what is written under a
 * number that is no longer the job's is refused. Leases are in the database's own time, which no fact depends on.
 */
@ApplicationScoped
public class JobQueue {

    private final Sql sql;
    private final ObjectMapper json;

    JobQueue(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * A job that this process works on.
     *
     * @param progress what was noted last, JSON; null where nothing was
     * @param number of the claim; a later claim of the same job has a higher one
     * @param attempts how often it has been claimed since it last got further
     */
    public record Claim(Job job, @Nullable String progress, long number, int attempts) {}

    /** Takes the job of these kinds that waits for longest, or that whoever worked on it has left. */
    public Optional<Claim> claim(Collection<String> kinds, Duration lease, Instant now) {
        return sql.first(
                """
                UPDATE job j SET state = 'RUNNING', claim = j.claim + 1, attempts = j.attempts + 1,
                    started_at = COALESCE(j.started_at, ?), due_at = clock_timestamp() + make_interval(secs => ?)
                FROM (SELECT smart_account, id FROM job WHERE state IN ('QUEUED', 'RUNNING')
                        AND due_at <= clock_timestamp() AND kind = ANY (?)
                        ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED) waiting
                WHERE j.smart_account = waiting.smart_account AND j.id = waiting.id
                RETURNING j.*
                """,
                row -> new Claim(JobStore.read(row), row.optionalText("progress"), row.number("claim"), (int)
                        row.number("attempts")),
                now,
                seconds(lease),
                kinds.toArray(String[]::new));
    }

    /** Gives a sign of life; passes over a job that is just being written, which is one itself. */
    public void renew(Claim claim, Duration lease) {
        sql.update("""
                UPDATE job SET due_at = clock_timestamp() + make_interval(secs => ?)
                WHERE (smart_account, id) IN (SELECT smart_account, id FROM job
                    WHERE smart_account = ? AND id = ? AND claim = ? AND state = 'RUNNING' FOR UPDATE SKIP LOCKED)
                """, seconds(lease), claim.job().smartAccount(), claim.job().id(), claim.number());
    }

    /**
     * Notes how far a job is.
     *
     * @return false where the job is no longer this claim's: then what goes with it must not be kept either
     */
    public boolean advance(Claim claim, @Nullable String progress, Tally tally, int percent, Duration lease) {
        return sql.update(
                        """
                UPDATE job SET progress = ?::jsonb, accepted = ?, parsed = ?, rejected = ?, percent = ?, attempts = 0,
                    due_at = clock_timestamp() + make_interval(secs => ?)
                WHERE smart_account = ? AND id = ? AND claim = ? AND state = 'RUNNING'
                """,
                        progress,
                        tally.accepted(),
                        tally.parsed(),
                        tally.rejected(),
                        percent,
                        seconds(lease),
                        claim.job().smartAccount(),
                        claim.job().id(),
                        claim.number())
                == 1;
    }

    /** Ends a job that is done. Nothing happens where it is no longer this claim's. */
    public void finish(Claim claim, String result, Instant finishedAt) {
        end(claim, "state = 'DONE', percent = 100, result = ?::jsonb", result, finishedAt);
    }

    /** Ends a job that cannot be done. Nothing happens where it is no longer this claim's. */
    public void fail(Claim claim, Failure failure, Instant finishedAt) {
        try {
            end(claim, "state = 'FAILED', problem = ?::jsonb", json.writeValueAsString(failure), finishedAt);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Leaves a job to whoever takes it after a while. */
    public void release(Claim claim, Duration delay) {
        leave(claim, delay, 0);
    }

    /** Leaves a job to whoever takes it after a while, as though it had not been tried. */
    public void postpone(Claim claim, Duration delay) {
        leave(claim, delay, 1);
    }

    /** Drops jobs that ended before a moment. */
    public void removeOld(Instant finishedBefore) {
        sql.update("DELETE FROM job WHERE finished_at < ?", finishedBefore);
    }

    private void leave(Claim claim, Duration delay, int forgiven) {
        sql.update(
                """
                UPDATE job SET state = 'QUEUED', attempts = greatest(0, attempts - ?),
                    due_at = clock_timestamp() + make_interval(secs => ?)
                WHERE smart_account = ? AND id = ? AND claim = ? AND state = 'RUNNING'
                """,
                forgiven,
                seconds(delay),
                claim.job().smartAccount(),
                claim.job().id(),
                claim.number());
    }

    private void end(Claim claim, String how, String value, Instant finishedAt) {
        sql.update(
                "UPDATE job SET " + how + ", finished_at = ?"
                        + " WHERE smart_account = ? AND id = ? AND claim = ? AND state = 'RUNNING'",
                value,
                finishedAt,
                claim.job().smartAccount(),
                claim.job().id(),
                claim.number());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
