package dev.ninety.compliance.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A licence as it stood from one edit to the next.
 *
 * @param recordedAt when the edit was recorded; null for what the catalogue was shipped with
 */
public record LicenceVersion(@Nullable Instant recordedAt, Licence licence) {}
