package dev.ninety.compliance.job.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.ninety.compliance.job.Job;
import dev.ninety.compliance.job.JobState;
import dev.ninety.compliance.job.store.JobStore.Told;
import dev.ninety.kit.problem.Failure;
import dev.ninety.kit.problem.ProblemBody;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is, and what came of it.
 *
 * @param accepted how many of its steps or entries are done
 * @param parsed how many were looked at
 * @param rejected how many of these could not be done
 * @param percent how much of it is done, 0 to 100
 * @param problem why it has failed; null unless it has
 * @param result what came of it; null until it is done, and in lists
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

        @JsonRawValue @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable
        String result) {

    /** @param whole whether the result is told too */
    public static JobView of(Told told, boolean whole) {
        Job job = told.job();
        return new JobView(
                job.id(),
                job.kind(),
                job.state(),
                job.tally().accepted(),
                job.tally().parsed(),
                job.tally().rejected(),
                job.percent(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                told.failure() == null ? null : problem(job, told.failure()),
                whole ? told.result() : null);
    }

    private static ProblemBody problem(Job job, Failure failure) {
        return failure.told("The job has failed", JobResource.path(job.smartAccount(), job.id()));
    }
}
