package dev.ninety.compliance.reconciliation.web;

import dev.ninety.compliance.reconciliation.RunSource;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be compared. */
@Schema(name = "ReconciliationRequest")
public record ReconciliationRequest(
        @Schema(required = true) @Nullable RunSource source,

        @Schema(description = "the moment whose figures are compared; absent for now", nullable = true) @Nullable
        Instant takenAt) {

    /**
     * What was asked for.
     *
     * @param takenAt null for now
     */
    record Asked(RunSource source, @Nullable Instant takenAt) {}

    Asked checked(Instant now) {
        Check check = new Check();
        RunSource wanted = check.present("/source", source, RunSource.OWN_COPIES);
        Instant at = check.optionalMoment("/takenAt", takenAt);
        if (at != null && at.isAfter(now)) {
            check.refuse("/takenAt", "IN_FUTURE", "What is yet to come cannot be compared.");
        }
        if (source == RunSource.CSSM_API && at != null) {
            check.refuse("/takenAt", "NOT_TO_CHOOSE", "The vendor tells only how it is now.");
        }
        check.done();
        return new Asked(wanted, at);
    }
}
