package dev.ninety.compliance.owner.web;

import dev.ninety.compliance.owner.OwnerRule;
import dev.ninety.kit.problem.Check;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule as it is written; it has a Virtual Account, a family, or both. */
@Schema(name = "OwnerRuleRequest")
public record OwnerRuleRequest(
        @Schema(nullable = true) @Nullable String virtualAccount,
        @Schema(nullable = true) @Nullable String family,

        @Schema(maxLength = LONGEST_OWNER, required = true) @Nullable
        String owner) {

    static final int LONGEST_OWNER = 200;
    private static final int LONGEST_NAME = 128;

    OwnerRule toDomain(String id) {
        Check check = new Check();
        check.optionalText("/virtualAccount", virtualAccount, LONGEST_NAME);
        check.optionalText("/family", family, LONGEST_NAME);
        if (virtualAccount == null && family == null) {
            check.refuse("/virtualAccount", "MISSING", "A rule names a Virtual Account, a family, or both.");
        }
        String who = check.text("/owner", owner, LONGEST_OWNER);
        check.done();
        return new OwnerRule(id, virtualAccount, family, who);
    }
}
