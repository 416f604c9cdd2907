package dev.ninety.compliance.cssm.web;

import dev.ninety.compliance.cssm.Connection;
import dev.ninety.compliance.cssm.PullOutcome;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the vendor is asked for an account's counts, and how that went last. */
@Schema(name = "VendorConnection")
public record VendorConnectionBody(
        String id,
        String apiUrl,
        String tokenUrl,
        String domain,

        @Schema(description = "the name of the client's id and secret, which the operator keeps for the account")
        String secretRef,

        @Schema(description = "by the vendor's names; null for all", nullable = true) @Nullable
        List<String> virtualAccounts,

        boolean enabled,

        @Schema(description = "null for the time that holds for all", nullable = true) @Nullable
        Integer everyHours,

        @Schema(nullable = true) @Nullable Instant attemptedAt,
        @Schema(nullable = true) @Nullable Instant succeededAt,
        @Schema(nullable = true) @Nullable PullOutcome outcome,
        @Schema(nullable = true) @Nullable String detail,

        @Schema(description = "until when the vendor asked to be left alone", nullable = true) @Nullable
        Instant notBefore) {

    static VendorConnectionBody of(Connection connection) {
        Connection.Settings settings = connection.settings();
        Connection.State state = connection.state();
        return new VendorConnectionBody(
                connection.id(),
                settings.apiUrl(),
                settings.tokenUrl(),
                settings.domain(),
                settings.secretRef(),
                settings.virtualAccounts(),
                settings.enabled(),
                settings.everyHours(),
                state.attemptedAt(),
                state.succeededAt(),
                state.outcome(),
                state.detail(),
                state.notBefore());
    }
}
