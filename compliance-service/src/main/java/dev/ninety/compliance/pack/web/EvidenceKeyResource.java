package dev.ninety.compliance.pack.web;

import dev.ninety.compliance.pack.EvidenceKey;
import dev.ninety.compliance.pack.app.EvidenceKeys;
import dev.ninety.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to the key that packs are checked by. */
@Path("/v1/evidence-key")
@Tag(name = "Evidence")
@RunOnVirtualThread
public class EvidenceKeyResource {

    static final String PEM = "application/x-pem-file";

    private final EvidenceKeys keys;

    EvidenceKeyResource(EvidenceKeys keys) {
        this.keys = keys;
    }

    /** The key that packs are signed with now, and those that signed before. */
    @Schema(name = "EvidenceKeys")
    public record KeysBody(
            @Schema(description = "null where the service was given no key", nullable = true) @Nullable
            String keyId,

            @Schema(description = "always Ed25519") String algorithm,

            @Schema(description = "PEM", nullable = true) @Nullable
            String publicKey,

            @Schema(description = "keys that signed packs before")
            List<KeyBody> retired) {}

    /** One key. */
    @Schema(name = "EvidenceKey")
    public record KeyBody(
            String keyId, @Schema(description = "PEM") String publicKey) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The public key that evidence packs are signed with, and those that signed before",
            description = "A key's id is the first 16 hexadecimal digits of the SHA-256 of its DER form. Asked for"
                    + " application/x-pem-file, it answers the present key alone.")
    public KeysBody keys() {
        EvidenceKey current = keys.current().orElse(null);
        return new KeysBody(
                current == null ? null : current.keyId(),
                "Ed25519",
                current == null ? null : current.pem(),
                keys.retired().stream()
                        .map(key -> new KeyBody(key.keyId(), key.pem()))
                        .toList());
    }

    @GET
    @Produces(PEM)
    @Operation(hidden = true)
    public String pem() {
        return keys.current()
                .map(EvidenceKey::pem)
                .orElseThrow(() -> Problem.notFound("This service was given no key to sign packs with."));
    }
}
