package dev.ninety.usage.job.store;

import static dev.ninety.usage.job.store.UploadStore.seconds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.kit.problem.Failure;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.job.Job;
import dev.ninety.usage.job.JobState;
import dev.ninety.usage.report.Acknowledgement;
import dev.ninety.usage.report.Counts;
import dev.ninety.usage.report.Tally;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which job. Leases run by the database's time, which all replicas share; every claim has a number, and
 * what is written under a number that is no longer the job's is refused.
 */
@ApplicationScoped
@RegisterForReflection(targets = Acknowledgement.class)
public class JobQueue {

    private static final String UNFINISHED = " state IN ('QUEUED', 'RUNNING') ";

    private final Sql sql;
    private final ObjectMapper json;

    JobQueue(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * A job that this process works on.
     *
     * @param number of the claim; a later claim of the same job has a higher one
     * @param attempts how often it has been claimed since it last got further
     */
    public record Claim(Job job, long number, int attempts) {}

    /**
     * What a batch adds to a job.
     *
     * @param quarantineIds what it newly put into quarantine; remembered while nothing of the body could be read
     */
    public record Advance(
            Counts counts, List<Acknowledgement> problems, Collection<Long> quarantineIds, long bytesDone) {}

    /** Takes the job that waits for longest, or that whoever worked on it has left. */
    public Optional<Claim> claim(Duration lease, Instant now) {
        return sql.first(
                """
                UPDATE job j SET state = 'RUNNING', claim = j.claim + 1, attempts = j.attempts + 1,
                    started_at = COALESCE(j.started_at, ?), due_at = clock_timestamp() + make_interval(secs => ?)
                FROM (SELECT smart_account, id FROM job WHERE state IN ('QUEUED', 'RUNNING')
                        AND due_at <= clock_timestamp() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED) waiting
                WHERE j.smart_account = waiting.smart_account AND j.id = waiting.id
                RETURNING j.*
                """,
                row -> new Claim(JobStore.read(row), row.number("claim"), (int) row.number("attempts")),
                now,
                seconds(lease));
    }

    /** Gives a sign of life; passes over a job whose batch is being kept, which is one itself. */
    public void renew(Claim claim, Duration lease) {
        sql.update("""
                UPDATE job SET due_at = clock_timestamp() + make_interval(secs => ?)
                WHERE (smart_account, id) IN (SELECT smart_account, id FROM job
                    WHERE smart_account = ? AND id = ? AND claim = ? AND state = 'RUNNING' FOR UPDATE SKIP LOCKED)
                """, seconds(lease), claim.job().smartAccount(), claim.job().id(), claim.number());
    }

    /**
     * Notes what a batch did, in the batch's own transaction.
     *
     * @return false where the job is no longer this claim's: then the batch must not be kept either
     */
    public boolean advance(Claim claim, Advance advance, Duration lease) {
        Counts counts = advance.counts();
        return sql.update(
                        """
                UPDATE job SET received = received + ?, accepted = accepted + ?, extended = extended + ?,
                    duplicate = duplicate + ?, conflict = conflict + ?, set_aside = set_aside + ?,
                    quarantined = quarantined + ?, flagged = flagged + ?,
                    problems = CASE WHEN jsonb_array_length(problems) >= ? THEN problems ELSE problems || ?::jsonb END,
                    quarantine_ids = CASE WHEN received + ? = quarantined + ? THEN quarantine_ids || ? ELSE '{}' END,
                    bytes_done = GREATEST(bytes_done, ?), attempts = 0,
                    due_at = clock_timestamp() + make_interval(secs => ?)
                WHERE smart_account = ? AND id = ? AND claim = ? AND state = 'RUNNING'
                """,
                        counts.received(),
                        counts.accepted(),
                        counts.extended(),
                        counts.duplicate(),
                        counts.conflict(),
                        counts.setAside(),
                        counts.quarantined(),
                        counts.flagged(),
                        Tally.MOST_PROBLEMS,
                        text(advance.problems()),
                        counts.received(),
                        counts.quarantined(),
                        advance.quarantineIds().stream()
                                .mapToLong(Long::longValue)
                                .toArray(),
                        advance.bytesDone(),
                        seconds(lease),
                        claim.job().smartAccount(),
                        claim.job().id(),
                        claim.number())
                == 1;
    }

    /** Ends a job; its body is gone then. Nothing happens where the job is no longer this claim's. */
    public boolean finish(Claim claim, @Nullable Failure failure, Instant finishedAt) {
        boolean finished = sql.update(
                        """
                UPDATE job SET state = ?, problem = ?::jsonb, bytes_done = bytes, finished_at = ?
                WHERE smart_account = ? AND id = ? AND claim = ? AND state = 'RUNNING'
                """,
                        failure == null ? JobState.DONE : JobState.FAILED,
                        failure == null ? null : text(failure),
                        finishedAt,
                        claim.job().smartAccount(),
                        claim.job().id(),
                        claim.number())
                == 1;
        if (finished) {
            removeBody(claim.job().smartAccount(), claim.job().id());
        }
        return finished;
    }

    /** Leaves a job to whoever takes it after a while. */
    public void release(Claim claim, Duration delay) {
        sql.update("""
                UPDATE job SET state = 'QUEUED', due_at = clock_timestamp() + make_interval(secs => ?)
                WHERE smart_account = ? AND id = ? AND claim = ? AND state = 'RUNNING'
                """, seconds(delay), claim.job().smartAccount(), claim.job().id(), claim.number());
    }

    /**
     * Forgets what a job has done so far, of which nothing could be read.
     *
     * @return what it has put into quarantine
     */
    public List<Long> startOver(Claim claim) {
        List<Long> quarantined = sql.list(
                "SELECT unnest(quarantine_ids) AS id FROM job WHERE smart_account = ? AND id = ? AND claim = ?",
                row -> row.number("id"),
                claim.job().smartAccount(),
                claim.job().id(),
                claim.number());
        sql.update("""
                UPDATE job SET received = 0, quarantined = 0, flagged = 0, problems = '[]', quarantine_ids = '{}'
                WHERE smart_account = ? AND id = ? AND claim = ?
                """, claim.job().smartAccount(), claim.job().id(), claim.number());
        return quarantined;
    }

    /** Drops bodies whose senders have gone, and jobs that ended before a moment. */
    public void removeOld(Instant finishedBefore) {
        sql.update("DELETE FROM job WHERE state = 'RECEIVING' AND due_at < clock_timestamp()");
        sql.update("DELETE FROM job WHERE finished_at < ?", finishedBefore);
    }

    /** Fails what has waited since before a moment. */
    public void expire(Instant createdBefore, Failure failure, Instant now) {
        record Key(String smartAccount, UUID id) {}
        List<Key> expired = sql.list(
                "UPDATE job SET state = 'FAILED', problem = ?::jsonb, finished_at = ? WHERE" + UNFINISHED
                        + "AND created_at < ? RETURNING smart_account, id",
                row -> new Key(row.text("smart_account"), UUID.fromString(row.text("id"))),
                text(failure),
                now,
                createdBefore);
        expired.forEach(key -> removeBody(key.smartAccount(), key.id()));
    }

    private void removeBody(String smartAccount, UUID id) {
        sql.update("DELETE FROM upload_chunk WHERE smart_account = ? AND job_id = ?", smartAccount, id);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
