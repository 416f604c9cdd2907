package dev.ninety.compliance.pack.web;

import dev.ninety.compliance.pack.app.Packs;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A wish for a pack. */
@Schema(name = "EvidencePackRequest")
@RegisterForReflection
public record PackRequest(
        @Schema(description = "what it is to be about; absent for all of the account", nullable = true) @Nullable
        Scope scope,

        @Schema(description = "the moment asked about; absent for knownAt", nullable = true) @Nullable
        Instant at,

        @Schema(
                description = "only what had been recorded by then; absent for now, which the pack is then pinned to",
                nullable = true)
        @Nullable
        Instant knownAt,

        @Schema(
                description = "whether the reports are in it, or only their digests",
                defaultValue = "true",
                nullable = true)
        @Nullable
        Boolean rawReports) {

    /** What a pack is about. */
    @Schema(name = "EvidencePackScope")
    public record Scope(
            @Schema(description = "only this one; null for all", nullable = true) @Nullable
            String virtualAccount) {}

    Packs.Wish wish() {
        String virtualAccount = scope == null ? null : scope.virtualAccount();
        if (virtualAccount != null && !Ids.isId(virtualAccount)) {
            throw Problem.invalid("/scope/virtualAccount", "INVALID", "Not an id of a Virtual Account.");
        }
        Check check = new Check();
        Instant moment = check.optionalMoment("/at", at);
        Instant known = check.optionalMoment("/knownAt", knownAt);
        check.done();
        return new Packs.Wish(virtualAccount, moment, known, !Boolean.FALSE.equals(rawReports));
    }
}
