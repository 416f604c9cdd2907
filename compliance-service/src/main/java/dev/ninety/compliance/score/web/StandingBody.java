package dev.ninety.compliance.score.web;

import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardStanding;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the records of a Virtual Account stood, as it is published. */
@Schema(name = "Standing")
public record StandingBody(
        String virtualAccount,

        @Schema(description = "product instances in service")
        long active,

        @Schema(description = "obligations to report") long required,

        @Schema(description = "those of them that are overdue")
        long overdue,

        @Schema(description = "active instances that are stale, counted twice or unassigned")
        long affected,

        @Schema(description = "active instances with a gap between their rows or a missed acknowledgement")
        long withoutEvidence,

        @Schema(description = "since when usage-service says so")
        Instant heardAt) {

    static StandingBody of(Heard<HeardStanding> heard) {
        HeardStanding fact = heard.fact();
        return new StandingBody(
                fact.virtualAccount(),
                fact.active(),
                fact.required(),
                fact.overdue(),
                fact.affected(),
                fact.withoutEvidence(),
                heard.recordedAt());
    }
}
