package dev.ninety.compliance.reconciliation.web;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.reconciliation.CopyCheck;
import dev.ninety.compliance.reconciliation.Outcome;
import dev.ninety.compliance.reconciliation.Run;
import dev.ninety.compliance.reconciliation.RunSource;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A comparison that was carried out, or tried. */
@Schema(name = "Reconciliation")
public record ReconciliationBody(
        String id,
        RunSource source,

        @Schema(description = "the moment whose figures were compared; of counts with moments of their own, up to when")
        Instant takenAt,

        @Schema(description = "when it was carried out") Instant recordedAt,

        @Schema(description = "FAILED: nothing was compared; the same request tries again")
        Outcome outcome,

        @Schema(description = "how many figures were held against each other")
        long compared,

        @Schema(description = "how many of them differ") long differing,
        @Schema(description = "disputes that are new") long opened,

        @Schema(description = "disputes that were resolved and stand again")
        long reopened,

        @Schema(description = "disputes that stand by another difference")
        long changed,

        @Schema(description = "disputes that are resolved by it")
        long resolved,

        @Schema(description = "lines of the other side with a name that is not known here")
        long unresolved,

        @Schema(nullable = true) @Nullable String detail,

        @Schema(description = "how the copies of the ledgers stood; empty where they were not compared")
        List<CopyBody> copies) {

    /** How the copy of one ledger stood. */
    @Schema(name = "ReconciledCopy")
    public record CopyBody(
            Source ledger,

            @Schema(
                    description =
                            "SOURCE_DIFFERS: the source's ledger does not go on from the copy. COPY_ALTERED: an entry"
                                    + " of the copy is not what was taken over")
            CopyCheck.State state,

            @Schema(description = "the number of the copy's last entry; 0 for none")
            long sequence,

            String hash,
            @Schema(nullable = true) @Nullable String detail) {

        static CopyBody of(CopyCheck copy) {
            return new CopyBody(copy.source(), copy.state(), copy.sequence(), copy.hash(), copy.detail());
        }
    }

    static ReconciliationBody of(Run run) {
        return new ReconciliationBody(
                run.id(),
                run.source(),
                run.takenAt(),
                run.recordedAt(),
                run.outcome(),
                run.figures().compared(),
                run.figures().differing(),
                run.figures().opened(),
                run.figures().reopened(),
                run.figures().changed(),
                run.figures().resolved(),
                run.figures().unresolved(),
                run.detail(),
                run.copies().stream().map(CopyBody::of).toList());
    }
}
