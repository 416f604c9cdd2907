package dev.ninety.compliance.remedy.web;

import dev.ninety.compliance.remedy.app.Remedies;
import dev.ninety.compliance.shortage.web.EvaluationBody.DoubtBody;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All plans of a case or an account, as they are published; they are few, so the list is always whole. */
@Schema(name = "Plans")
public record PlanList(
        @Schema(description = "by cost, number of steps, id")
        List<PlanBody> items,

        @Schema(nullable = true) @Nullable String next,

        @Schema(description = "the moment that they were made at, from which they would take effect")
        Instant at,

        @Schema(description = "the end of the horizon, excluded")
        Instant until,

        @Schema(description = "why nothing can be said; empty where something can")
        List<DoubtBody> indeterminate) {

    static PlanList of(Remedies.Told told) {
        return new PlanList(
                told.plans().stream().map(PlanBody::of).toList(),
                null,
                told.window().now(),
                told.window().until(),
                told.doubts().stream().map(DoubtBody::of).toList());
    }
}
