package dev.ninety.compliance.attestation;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.Source;
import java.time.Instant;

/**
 * An entry that was recorded after a position was signed and takes effect by the moment whose position it is.
 *
 * @param source whose ledger it is in
 */
public record Change(
        Source source,
        long sequence,
        Pair pair,
        Instant effectiveAt,
        long delta,
        String reason,
        String sourceType,
        String sourceId,
        Instant recordedAt) {}
