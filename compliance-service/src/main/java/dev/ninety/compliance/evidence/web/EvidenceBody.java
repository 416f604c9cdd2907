package dev.ninety.compliance.evidence.web;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.Evidence;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a number was read from, as it is published. */
@Schema(name = "Evidence")
public record EvidenceBody(
        @Schema(
                description = "ENTITLEMENT and USAGE: entries of that ledger. FINDING, ORDER, CATALOGUE, CASE, VENDOR,"
                        + " PRICE, DEVICE: other facts, by the id of the finding, the reference of the order, the entitlement tag,"
                        + " the id of the case, the digest of the vendor's file, the id of the entitlement, or the digest of"
                        + " the device's text")
        Evidence.Kind source,

        @Schema(nullable = true) @Nullable String virtualAccount,
        @Schema(nullable = true) @Nullable String entitlementTag,

        @Schema(description = "how many units it tells of: of entries their sum", nullable = true) @Nullable
        Long units,

        @Schema(description = "the sequence numbers of entries, ascending; of more than 100 the highest")
        List<Long> sequences,

        @Schema(description = "the ids of other facts, ascending; of more than 100 the first")
        List<String> ids,

        @Schema(description = "how many more there are") long more) {

    public static EvidenceBody of(Evidence evidence) {
        Pair pair = evidence.pair();
        return new EvidenceBody(
                evidence.source(),
                pair == null ? null : pair.virtualAccount(),
                pair == null ? null : pair.entitlementTag(),
                evidence.units(),
                evidence.sequences(),
                evidence.ids(),
                evidence.more());
    }

    /** What was not asked for is null. */
    public static @Nullable List<EvidenceBody> of(@Nullable List<Evidence> evidence) {
        return evidence == null ? null : evidence.stream().map(EvidenceBody::of).toList();
    }
}
