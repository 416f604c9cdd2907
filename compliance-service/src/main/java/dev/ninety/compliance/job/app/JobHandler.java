package dev.ninety.compliance.job.app;

import dev.ninety.kit.problem.Problem;

/**
 * Does the jobs of one kind. An attempt may end anywhere, by a crash or because the service stops; the next one gets
 * the state that was noted last, so whatever was done after that note must come to nothing more when done again.
 */
public interface JobHandler {

    /** The kind of the jobs, such as {@code EVIDENCE_PACK}. */
    String kind();

    /**
     * Works on a job until it is done, outside any transaction. Whoever cannot go on now throws a {@link Problem} of
     * status 503, which is tried again later; any other problem fails the job.
     *
     * @return what came of it, JSON
     */
    String run(JobRun run);
}
