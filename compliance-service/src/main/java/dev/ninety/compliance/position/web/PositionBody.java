package dev.ninety.compliance.position.web;

import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionState;
import io.quarkus.runtime.annotations.RegisterForReflection;
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

        @Schema(
                description = "known product instances of the Virtual Account that never reported; null where"
                        + " usage-service has not said yet",
                nullable = true)
        @Nullable
        Long neverReported,

        PositionState state,

        @Schema(description = "why the state is INDETERMINATE", nullable = true) @Nullable
        String reason,

        @Schema(description = "the case that holds the moment asked about", nullable = true) @Nullable
        String caseId)
        implements PositionItem {

    static PositionBody of(Position position) {
        return new PositionBody(
                position.levels().pair().virtualAccount(),
                position.levels().pair().entitlementTag(),
                position.levels().owned(),
                position.levels().consumed(),
                position.covered().balance(),
                position.covered().lent(),
                position.covered().borrowed(),
                position.covered().adjusted(),
                position.neverReported(),
                position.verdict().state(),
                position.verdict().reason(),
                position.caseId());
    }
}
