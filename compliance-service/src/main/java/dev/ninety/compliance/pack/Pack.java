package dev.ninety.compliance.pack;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pack that was asked for.
 *
 * @param requestedBy who asked
 * @param jobId what puts it together
 * @param sealed what came of that; null until it is done
 */
public record Pack(
        String id,
        PackScope scope,
        String requestedBy,
        Instant requestedAt,
        UUID jobId,
        @Nullable Sealed sealed) {

    /**
     * A pack that is put together and signed. It stays when the file is gone: the same scope gives the same bytes again.
     *
     * @param fileId where its bytes are, as long as they are kept
     * @param sha256 of all of it, in lower-case hexadecimal
     * @param signature 64 bytes, in base64
     * @param key what it is checked by
     */
    public record Sealed(UUID fileId, long bytes, String sha256, String signature, EvidenceKey key) {}
}
