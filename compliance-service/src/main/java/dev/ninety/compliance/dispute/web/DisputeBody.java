package dev.ninety.compliance.dispute.web;

import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.Dispute;
import dev.ninety.compliance.dispute.DisputeCause;
import dev.ninety.compliance.dispute.DisputeState;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.compliance.dispute.app.DisputeDesk;
import dev.ninety.compliance.dispute.store.DisputeStore;
import dev.ninety.compliance.evidence.web.EvidenceBody;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two figures that differ, or once did, as it is published. */
@Schema(name = "Dispute")
public record DisputeBody(
        String id,
        Origin origin,
        Measure measure,
        String virtualAccount,
        String entitlementTag,

        @Schema(description = "pid:serial, where the figures are a single device's", nullable = true) @Nullable
        String productInstance,

        DisputeState state,

        @Schema(description = "units by this record") long ours,
        @Schema(description = "units by the other side") long theirs,

        @Schema(description = "theirs less ours: below 0 where this record has more")
        long difference,

        @Schema(description = "the moment that the figures are about")
        Instant takenAt,

        @Schema(description = "the likely cause of the difference")
        DisputeCause cause,

        @Schema(description = "how much of the difference it explains")
        long causeUnits,

        @Schema(nullable = true) @Nullable String owner,
        @Schema(nullable = true) @Nullable String note,

        @Schema(description = "since when the figures differ, by the runs")
        Instant openedAt,

        @Schema(description = "when a run found them agree", nullable = true) @Nullable
        Instant resolvedAt,

        @Schema(description = "when a run last looked at them")
        Instant comparedAt,

        @Schema(description = "grows with every change; the ETag of the dispute")
        long version,

        @Schema(description = "what the figures and the cause were read from; null in a list", nullable = true)
        @Nullable
        List<EvidenceBody> evidence,

        @Schema(description = "every state it had, the first one first; null in a list", nullable = true) @Nullable
        List<VersionBody> history) {

    /** A state that a dispute had. */
    @Schema(name = "DisputeVersion")
    public record VersionBody(
            long version,
            Instant at,
            Dispute.What what,

            @Schema(description = "the person who did it; null where a run did", nullable = true) @Nullable
            String who,

            @Schema(description = "the run that did it; null where a person did", nullable = true) @Nullable
            String run,

            DisputeState state,
            long ours,
            long theirs,
            Instant takenAt,
            DisputeCause cause,
            @Schema(nullable = true) @Nullable String owner,
            @Schema(nullable = true) @Nullable String note) {

        static VersionBody of(Dispute dispute) {
            Compared compared = dispute.finding().compared();
            return new VersionBody(
                    dispute.version(),
                    dispute.recordedAt(),
                    dispute.what(),
                    dispute.who(),
                    dispute.run(),
                    dispute.state(),
                    compared.ours(),
                    compared.theirs(),
                    compared.takenAt(),
                    dispute.finding().cause().cause(),
                    dispute.owner(),
                    dispute.note());
        }
    }

    static DisputeBody of(DisputeDesk.Seen seen) {
        return of(
                seen.stored(),
                EvidenceBody.of(seen.evidence()),
                seen.versions().stream().map(VersionBody::of).toList());
    }

    static DisputeBody of(DisputeStore.Stored stored) {
        return of(stored, null, null);
    }

    private static DisputeBody of(
            DisputeStore.Stored stored, @Nullable List<EvidenceBody> evidence, @Nullable List<VersionBody> history) {
        Dispute dispute = stored.dispute();
        Compared compared = dispute.finding().compared();
        return new DisputeBody(
                dispute.id(),
                compared.key().origin(),
                compared.key().measure(),
                compared.key().pair().virtualAccount(),
                compared.key().pair().entitlementTag(),
                compared.key().productInstance(),
                dispute.state(),
                compared.ours(),
                compared.theirs(),
                compared.difference(),
                compared.takenAt(),
                dispute.finding().cause().cause(),
                dispute.finding().cause().units(),
                dispute.owner(),
                dispute.note(),
                dispute.openedAt(),
                dispute.resolvedAt(),
                stored.comparedAt(),
                dispute.version(),
                evidence,
                history);
    }
}
