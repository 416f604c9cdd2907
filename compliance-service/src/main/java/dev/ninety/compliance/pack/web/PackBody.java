package dev.ninety.compliance.pack.web;

import dev.ninety.compliance.pack.Pack;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackState;
import dev.ninety.compliance.pack.store.PackStore.Standing;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pack, as it is published. */
@Schema(name = "EvidencePack")
public record PackBody(
        @Schema(description = "the same for the same scope, at and knownAt")
        String id,

        PackState state,
        PackRequest.Scope scope,
        Instant at,
        Instant knownAt,
        boolean rawReports,
        String requestedBy,
        Instant requestedAt,

        @Schema(description = "what puts it together, and says why where it cannot")
        UUID jobId,

        @Schema(nullable = true) @Nullable Long bytes,

        @Schema(description = "of the whole ZIP", nullable = true) @Nullable
        String sha256,

        @Schema(description = "Ed25519 over the whole ZIP, in base64", nullable = true) @Nullable
        String signature,

        @Schema(description = "which key signed it", nullable = true) @Nullable
        String keyId,

        @Schema(description = "from when on its file may be gone", nullable = true) @Nullable
        Instant expiresAt) {

    static PackBody of(Standing standing) {
        Pack pack = standing.pack();
        PackScope scope = pack.scope();
        Pack.Sealed sealed = pack.sealed();
        return new PackBody(
                pack.id(),
                standing.state(),
                new PackRequest.Scope(scope.virtualAccount()),
                scope.at(),
                scope.knownAt(),
                scope.rawReports(),
                pack.requestedBy(),
                pack.requestedAt(),
                pack.jobId(),
                sealed == null ? null : sealed.bytes(),
                sealed == null ? null : sealed.sha256(),
                sealed == null ? null : sealed.signature(),
                sealed == null ? null : sealed.key().keyId(),
                standing.expiresAt());
    }
}
