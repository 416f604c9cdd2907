package dev.ninety.compliance.position.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.compliance.position.Disclosed;
import dev.ninety.compliance.position.PositionGroup;
import dev.ninety.compliance.position.PositionState;
import dev.ninety.compliance.vendor.VendorCount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One licence in the Virtual Accounts of a group, as it is published. */
@Schema(name = "PositionGroup")
@RegisterForReflection
public record PositionGroupBody(
        @Schema(description = "null for what belongs to none", nullable = true) @Nullable
        String group,

        String entitlementTag,
        long owned,
        long consumed,
        long balance,
        long lent,
        long borrowed,
        long adjustedBalance,

        @Schema(description = "the sum of the vendor's latest counts; null where there are none", nullable = true)
        @Nullable
        Long vendorInUse,

        @Schema(description = "the sum of what is unseen; null where the vendor counted nothing", nullable = true)
        @Nullable
        Long unseen,

        @Schema(
                description = "known product instances of all Virtual Accounts of the group that never reported; null"
                        + " where usage-service has not said yet",
                nullable = true)
        @Nullable
        Long neverReported,

        @Schema(description = "the sum of what is confirmed; null where it is not known of all", nullable = true)
        @Nullable
        Long confirmed,

        @Schema(description = "the sum of what is assumed; null where it is not known of all", nullable = true)
        @Nullable
        Long assumed,

        @Schema(description = "units short after coverage, of the Virtual Accounts that are short")
        @JsonProperty("short")
        long shortUnits,

        @Schema(description = "units left after coverage, of the Virtual Accounts that have some")
        long surplus,

        @Schema(description = "how many Virtual Accounts have a position")
        int virtualAccounts,

        @Schema(description = "how many of them are in which state")
        Map<PositionState, Integer> states,

        @Schema(description = "the worst of their states") PositionState state)
        implements PositionItem {

    static PositionGroupBody of(PositionGroup group) {
        return new PositionGroupBody(
                group.key().group(),
                group.key().entitlementTag(),
                group.sum(position -> position.levels().owned()),
                group.sum(position -> position.levels().consumed()),
                group.sum(position -> position.covered().balance()),
                group.sum(position -> position.covered().lent()),
                group.sum(position -> position.covered().borrowed()),
                group.sum(position -> position.covered().adjusted()),
                group.vendorSum(VendorCount::inUse),
                group.vendorSum(VendorCount::unseen),
                group.neverReported(),
                group.disclosedSum(Disclosed::confirmed),
                group.disclosedSum(Disclosed::assumed),
                group.shortUnits(),
                group.surplus(),
                group.positions().size(),
                group.states(),
                group.worst());
    }
}
