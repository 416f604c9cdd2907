package dev.ninety.usage.job.app;

import dev.ninety.usage.job.store.JobQueue.Claim;

/** One attempt at a job, which may be told to stop. */
final class JobRun {

    private final Claim claim;
    private volatile boolean stopping;

    JobRun(Claim claim) {
        this.claim = claim;
    }

    Claim claim() {
        return claim;
    }

    /** The batch that is being kept is the last one. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /** The attempt is over, though nothing is wrong with the job. */
    static final class Over extends RuntimeException {
        Over(String why) {
            super(why);
        }
    }
}
