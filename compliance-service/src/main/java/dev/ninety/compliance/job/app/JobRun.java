package dev.ninety.compliance.job.app;

import dev.ninety.compliance.job.Job;
import dev.ninety.compliance.job.Tally;
import dev.ninety.compliance.job.store.JobQueue;
import dev.ninety.compliance.job.store.JobQueue.Claim;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt at a job. */
public final class JobRun {

    private final Claim claim;
    private final JobQueue queue;
    private final Duration lease;
    private @Nullable String state;
    private volatile boolean stopping;

    JobRun(Claim claim, JobQueue queue, Duration lease) {
        this.claim = claim;
        this.queue = queue;
        this.lease = lease;
        this.state = claim.progress();
    }

    /** The job as it was when this attempt began. */
    public Job job() {
        return claim.job();
    }

    /** What was noted last, by this attempt or one before it; null where nothing was. */
    public @Nullable String state() {
        return state;
    }

    /**
     * Notes how far the job is: in the transaction that the caller is in, else in one of its own.
     *
     * @param newState where a later attempt goes on, JSON
     * @param percent 0 to 99
     */
    public void advance(@Nullable String newState, Tally tally, int percent) {
        if (stopping) {
            throw new Over("the service stops");
        }
        boolean mine = QuarkusTransaction.joiningExisting()
                .call(() -> queue.advance(claim, newState, tally, Math.clamp(percent, 0, 99), lease));
        if (!mine) {
            throw new Over("another attempt has begun");
        }
        state = newState;
    }

    /** Whether the attempt should end soon; the next {@link #advance} ends it. */
    public boolean isStopping() {
        return stopping;
    }

    Claim claim() {
        return claim;
    }

    void stop() {
        stopping = true;
    }

    /** The attempt is over, though nothing is wrong with the job. */
    static final class Over extends RuntimeException {
        Over(String why) {
            super(why);
        }
    }
}
