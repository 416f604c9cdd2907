package dev.ninety.compliance.shortage.web;

import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.SourceState;
import dev.ninety.compliance.intake.Trouble;
import dev.ninety.compliance.shortage.app.Evaluations;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an evaluation of one account did. */
@Schema(name = "Evaluation")
public record EvaluationBody(
        Instant evaluatedAt,
        @Schema(description = "cases opened by this call") int opened,

        @Schema(description = "cases whose shortage was seen to have ended")
        int resolved,

        @Schema(description = "cases that turned out never to have been, or to be another one")
        int voided,

        @Schema(description = "cases whose start, end or deadline moved")
        int moved,

        @Schema(description = "why nothing could be evaluated; empty where it could")
        List<DoubtBody> indeterminate,

        @Schema(description = "sources that could not be read now, so that what was read before was evaluated")
        List<TroubleBody> intake) {

    /** Why nothing can be said of the account. */
    @Schema(name = "Doubt")
    public record DoubtBody(SourceState reason, String source, String detail) {
        public static DoubtBody of(Doubt doubt) {
            return new DoubtBody(doubt.reason(), doubt.source().service(), doubt.detail());
        }
    }

    /** Why a source could not be read. */
    @Schema(name = "IntakeTrouble")
    public record TroubleBody(String source, String state, String detail) {
        static TroubleBody of(Trouble trouble) {
            return new TroubleBody(trouble.source().service(), trouble.state(), trouble.detail());
        }
    }

    static EvaluationBody of(Evaluations.Report report) {
        return new EvaluationBody(
                report.evaluatedAt(),
                report.tally().opened(),
                report.tally().resolved(),
                report.tally().voided(),
                report.tally().moved(),
                report.doubts().stream().map(DoubtBody::of).toList(),
                report.troubles().stream().map(TroubleBody::of).toList());
    }
}
