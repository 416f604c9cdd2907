package dev.ninety.compliance.position.web;

import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.position.Disclosed;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionState;
import dev.ninety.compliance.vendor.VendorCount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One position, as it is published. */
@Schema(name = "Position")
@RegisterForReflection
public record PositionBody(
        String virtualAccount,
        String entitlementTag,
        long owned,
        long consumed,
        @Schema(description = "owned minus consumed") long balance,
        @Schema(description = "units given to lower tiers") long lent,

        @Schema(description = "units taken from higher tiers")
        long borrowed,

        @Schema(description = "balance minus lent plus borrowed")
        long adjustedBalance,

        @Schema(description = "units that the vendor counted as in use, by its latest count", nullable = true) @Nullable
        Long vendorInUse,

        @Schema(description = "when the vendor's latest count was taken", nullable = true) @Nullable
        Instant vendorTakenAt,

        @Schema(
                description = "units that the vendor counted above what is consumed here at that moment, held until"
                        + " the next count",
                nullable = true)
        @Nullable
        Long unseen,

        @Schema(
                description = "how its use becomes known: VENDOR_ONLY where the catalogue says so, or where it does not"
                        + " say, the vendor counts it and no use was ever reported")
        UsageSource usageSource,

        @Schema(
                description = "known product instances of the Virtual Account that never reported; null where"
                        + " usage-service has not said yet",
                nullable = true)
        @Nullable
        Long neverReported,

        @Schema(
                description =
                        "what the vendor sees: the units of consumed that it acknowledged; null in the ACTUAL view"
                                + " and where usage-service cannot say now",
                nullable = true)
        @Nullable
        Long confirmed,

        @Schema(
                description = "what the vendor sees: consumed minus confirmed; below zero where an unacknowledged drop"
                        + " was delivered",
                nullable = true)
        @Nullable
        Long assumed,

        PositionState state,

        @Schema(description = "why the state is INDETERMINATE", nullable = true) @Nullable
        String reason,

        @Schema(description = "the case that holds the moment asked about", nullable = true) @Nullable
        String caseId)
        implements PositionItem {

    /** A position in the form in which it is published. */
    public static PositionBody of(Position position) {
        VendorCount vendor = position.vendor();
        Disclosed disclosed = position.disclosed();
        return new PositionBody(
                position.levels().pair().virtualAccount(),
                position.levels().pair().entitlementTag(),
                position.levels().owned(),
                position.levels().consumed(),
                position.covered().balance(),
                position.covered().lent(),
                position.covered().borrowed(),
                position.covered().adjusted(),
                vendor == null ? null : vendor.inUse(),
                vendor == null ? null : vendor.takenAt(),
                vendor == null ? null : vendor.unseen(),
                position.usageSource(),
                position.neverReported(),
                disclosed == null ? null : disclosed.confirmed(),
                disclosed == null ? null : disclosed.assumed(),
                position.verdict().state(),
                position.verdict().reason(),
                position.caseId());
    }
}
