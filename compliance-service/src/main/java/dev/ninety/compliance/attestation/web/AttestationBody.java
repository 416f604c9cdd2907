package dev.ninety.compliance.attestation.web;

import dev.ninety.compliance.attestation.Alteration;
import dev.ninety.compliance.attestation.Attestation;
import dev.ninety.compliance.attestation.Change;
import dev.ninety.compliance.attestation.app.Attestations;
import dev.ninety.compliance.position.PositionState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A position that somebody signed, and what became known of it later. */
@Schema(name = "Attestation")
public record AttestationBody(
        String id,

        @Schema(description = "only this one; null for all of the account", nullable = true) @Nullable
        String virtualAccount,

        Instant at,
        Instant knownAt,
        String statement,
        String signedBy,
        @Schema(nullable = true) @Nullable String role,

        @Schema(description = "who sent it, as far as callers are known")
        String recordedBy,

        Instant recordedAt,

        @Schema(description = "how far the ledger of what is owned had been recorded at knownAt")
        HeadBody entitlementLedger,

        @Schema(description = "how far the ledger of what is consumed had been recorded at knownAt")
        HeadBody usageLedger,

        @Schema(description = "how many positions were signed")
        long positions,

        @Schema(description = "the digest of the positions, as docs/evidence.md says")
        String positionsSha256,

        @Schema(
                description =
                        "whether the position as it is computed now from what was known then is still what was signed;"
                                + " null in a list",
                nullable = true)
        @Nullable
        Boolean intact,

        @Schema(description = "how many entries that were recorded since alter the position")
        long changeCount,

        @Schema(description = "the first 100 of them; null in a list", nullable = true) @Nullable
        List<ChangeBody> changes,

        @Schema(description = "what stands otherwise by what is known since; null in a list", nullable = true) @Nullable
        List<AlterationBody> altered) {

    /** The end of a ledger. */
    @Schema(name = "AttestedLedger")
    public record HeadBody(long sequence, String hash) {
        static HeadBody of(Attestation.Head head) {
            return new HeadBody(head.sequence(), head.hash());
        }
    }

    /** An entry that was recorded after the position was signed and takes effect within it. */
    @Schema(name = "AttestationChange")
    public record ChangeBody(
            @Schema(description = "whose ledger it is in") String ledger,
            long sequence,
            String virtualAccount,
            String entitlementTag,
            Instant effectiveAt,
            long delta,
            String reason,
            String sourceType,
            String sourceId,
            Instant recordedAt) {

        static ChangeBody of(Change change) {
            return new ChangeBody(
                    change.source().service(),
                    change.sequence(),
                    change.pair().virtualAccount(),
                    change.pair().entitlementTag(),
                    change.effectiveAt(),
                    change.delta(),
                    change.reason(),
                    change.sourceType(),
                    change.sourceId(),
                    change.recordedAt());
        }
    }

    /** A licence in a Virtual Account that stands otherwise. */
    @Schema(name = "AttestationAlteration")
    public record AlterationBody(
            String virtualAccount,
            String entitlementTag,

            @Schema(description = "as signed; null where it was not there", nullable = true) @Nullable
            FiguresBody before,

            @Schema(description = "as it is known since", nullable = true) @Nullable
            FiguresBody after) {

        static AlterationBody of(Alteration alteration) {
            return new AlterationBody(
                    alteration.pair().virtualAccount(),
                    alteration.pair().entitlementTag(),
                    FiguresBody.of(alteration.before()),
                    FiguresBody.of(alteration.after()));
        }
    }

    /** What was signed of one licence in one Virtual Account. */
    @Schema(name = "AttestedFigures")
    public record FiguresBody(long owned, long consumed, long adjustedBalance, PositionState state) {

        static @Nullable FiguresBody of(Alteration.@Nullable Figures figures) {
            return figures == null
                    ? null
                    : new FiguresBody(figures.owned(), figures.consumed(), figures.adjustedBalance(), figures.state());
        }
    }

    static AttestationBody of(Attestations.Told told) {
        return of(
                told.attestation(),
                told.intact(),
                told.changes(),
                told.listed().stream().map(ChangeBody::of).toList(),
                told.altered().stream().map(AlterationBody::of).toList());
    }

    static AttestationBody listed(Attestation attestation, long changes) {
        return of(attestation, null, changes, null, null);
    }

    private static AttestationBody of(
            Attestation attestation,
            @Nullable Boolean intact,
            long changeCount,
            @Nullable List<ChangeBody> changes,
            @Nullable List<AlterationBody> altered) {
        Attestation.Signed signed = attestation.signed();
        Attestation.Basis basis = attestation.basis();
        return new AttestationBody(
                attestation.id(),
                signed.virtualAccount(),
                signed.at(),
                signed.knownAt(),
                signed.statement(),
                signed.signedBy(),
                signed.role(),
                attestation.recordedBy(),
                attestation.recordedAt(),
                HeadBody.of(basis.entitlement()),
                HeadBody.of(basis.usage()),
                basis.positions(),
                basis.sha256(),
                intact,
                changeCount,
                changes,
                altered);
    }
}
