package dev.ninety.kit.importing;

import java.time.Instant;
import java.util.Map;

/**
 * A file that was taken in, known by its content: the same file again is the same record.
 *
 * @param kind what it was taken as, such as {@code cssm-licences}
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param bytes its size as it came in
 * @param lines how many lines of it have each status
 */
public record ImportedFile(
        String kind,
        String sha256,
        long bytes,
        Instant firstReceivedAt,
        Instant lastReceivedAt,
        Map<String, Long> lines) {}
