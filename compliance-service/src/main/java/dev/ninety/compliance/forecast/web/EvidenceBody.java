package dev.ninety.compliance.forecast.web;

import dev.ninety.compliance.evidence.Evidence;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which entries of a ledger a figure was read from, as it is published. */
@Schema(name = "LedgerEvidence")
public record EvidenceBody(
        @Schema(description = "the ledger") Evidence.Kind source,
        @Schema(nullable = true) @Nullable String virtualAccount,
        @Schema(nullable = true) @Nullable String entitlementTag,

        @Schema(description = "what the entries sum up to", nullable = true) @Nullable
        Long units,

        @Schema(description = "the sequence numbers of the latest of them, ascending, at most 100")
        List<Long> sequences,

        @Schema(description = "how many further entries there are")
        long more) {

    static List<EvidenceBody> of(List<Evidence> evidence) {
        return evidence.stream()
                .map(one -> new EvidenceBody(
                        one.source(),
                        one.pair() == null ? null : one.pair().virtualAccount(),
                        one.pair() == null ? null : one.pair().entitlementTag(),
                        one.units(),
                        one.sequences(),
                        one.more()))
                .toList();
    }
}
