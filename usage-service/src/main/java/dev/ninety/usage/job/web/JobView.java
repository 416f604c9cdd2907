package dev.ninety.usage.job.web;

import dev.ninety.kit.problem.Failure;
import dev.ninety.kit.problem.ProblemBody;
import dev.ninety.usage.job.Job;
import dev.ninety.usage.job.JobState;
import dev.ninety.usage.job.store.JobStore.Told;
import dev.ninety.usage.report.Counts;
import dev.ninety.usage.report.web.RumReportResource.IngestionResult;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is, and what came of it.
 *
 * @param accepted reports that are new and counted, as in the answer to a body that is taken in at once
 * @param parsed reports that have been looked at
 * @param rejected of these, those that contradict what stands or cannot be read
 * @param percent how much of the body is done, 0 to 100
 * @param problem why it has failed; null unless it has
 * @param result what the body would have been answered with at once; null until it is done, and in lists
 */
public record JobView(
        UUID id,
        String kind,
        JobState state,
        long accepted,
        long parsed,
        long rejected,
        int percent,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable ProblemBody problem,
        @Nullable IngestionResult result) {

    /** @param whole whether the result is told too */
    public static JobView of(Told told, boolean whole) {
        Job job = told.job();
        Counts counts = job.counts();
        return new JobView(
                job.id(),
                Job.KIND,
                job.state(),
                counts.accepted(),
                counts.received(),
                counts.rejected(),
                job.percent(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                told.failure() == null ? null : problem(job, told.failure()),
                whole && job.state() == JobState.DONE ? result(told) : null);
    }

    private static ProblemBody problem(Job job, Failure failure) {
        return failure.told("The job has failed", JobResource.path(job.smartAccount(), job.id()));
    }

    private static IngestionResult result(Told told) {
        Counts counts = told.job().counts();
        return new IngestionResult(
                counts.received(),
                counts.accepted(),
                counts.extended(),
                counts.duplicate(),
                counts.conflict(),
                counts.setAside(),
                counts.quarantined(),
                counts.flagged(),
                told.problems());
    }
}
