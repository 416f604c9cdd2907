package dev.ninety.compliance.reconciliation.web;

import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.DisputeCause;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.compliance.reconciliation.store.DifferenceStore;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A figure that a comparison found to differ. */
@Schema(name = "ReconciliationDifference")
public record DifferenceBody(
        Origin origin,
        Measure measure,
        String virtualAccount,
        String entitlementTag,
        @Schema(nullable = true) @Nullable String productInstance,
        Instant takenAt,
        long ours,
        long theirs,
        long difference,
        DisputeCause cause,

        @Schema(
                description =
                        "the id of the dispute about these figures; there is none where a past moment was compared"
                                + " and they never differed since")
        String dispute) {

    static DifferenceBody of(DifferenceStore.Row row) {
        Compared compared = row.compared();
        return new DifferenceBody(
                compared.key().origin(),
                compared.key().measure(),
                compared.key().pair().virtualAccount(),
                compared.key().pair().entitlementTag(),
                compared.key().productInstance(),
                compared.takenAt(),
                compared.ours(),
                compared.theirs(),
                compared.difference(),
                row.cause(),
                row.dispute());
    }
}
