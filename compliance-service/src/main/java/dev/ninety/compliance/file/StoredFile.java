package dev.ninety.compliance.file;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that is kept.
 *
 * @param bytes how long it is
 * @param sha256 of all of it, in lower-case hexadecimal
 * @param expiresAt from when on it may be gone
 */
public record StoredFile(
        String smartAccount, UUID id, long bytes, String sha256, Instant createdAt, Instant expiresAt) {}
