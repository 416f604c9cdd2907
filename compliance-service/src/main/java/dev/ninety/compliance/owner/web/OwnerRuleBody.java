package dev.ninety.compliance.owner.web;

import dev.ninety.compliance.owner.OwnerRule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who cares for cases within a scope. */
@Schema(name = "OwnerRule")
public record OwnerRuleBody(
        String id,

        @Schema(description = "null for all", nullable = true) @Nullable
        String virtualAccount,

        @Schema(description = "a licence family; null for all", nullable = true) @Nullable
        String family,

        String owner) {

    static OwnerRuleBody of(OwnerRule rule) {
        return new OwnerRuleBody(rule.id(), rule.virtualAccount(), rule.family(), rule.owner());
    }
}
