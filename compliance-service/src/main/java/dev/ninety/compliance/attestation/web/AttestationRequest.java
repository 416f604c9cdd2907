package dev.ninety.compliance.attestation.web;

import dev.ninety.compliance.attestation.app.Attestations;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A position that somebody signs. */
@Schema(name = "AttestationRequest")
@RegisterForReflection
public record AttestationRequest(
        @Schema(description = "the moment whose position it is; absent for knownAt", nullable = true) @Nullable
        Instant at,

        @Schema(description = "only what had been recorded by then; absent for now", nullable = true) @Nullable
        Instant knownAt,

        @Schema(description = "only this one; null for all of the account", nullable = true) @Nullable
        String virtualAccount,

        @Schema(required = true, maxLength = LONGEST_STATEMENT) @Nullable
        String statement,

        @Schema(description = "the name of the person who signs", required = true, maxLength = LONGEST_NAME) @Nullable
        String signedBy,

        @Schema(description = "in which role they sign", maxLength = LONGEST_NAME, nullable = true) @Nullable
        String role) {

    static final int LONGEST_STATEMENT = 4_000;
    static final int LONGEST_NAME = 200;

    Attestations.Wish wish() {
        Check check = new Check();
        Instant moment = check.optionalMoment("/at", at);
        Instant known = check.optionalMoment("/knownAt", knownAt);
        if (virtualAccount != null && !Ids.isId(virtualAccount)) {
            check.refuse("/virtualAccount", "INVALID", "Not an id of a Virtual Account.");
        }
        String words = check.lines("/statement", statement, LONGEST_STATEMENT);
        String name = check.text("/signedBy", signedBy, LONGEST_NAME);
        String inRole = check.optionalText("/role", role, LONGEST_NAME);
        check.done();
        return new Attestations.Wish(virtualAccount, moment, known, words, name, inRole);
    }
}
