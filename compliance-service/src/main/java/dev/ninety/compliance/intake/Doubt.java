package dev.ninety.compliance.intake;

import java.time.Instant;

/**
 * Why nothing can be said of an account now.
 *
 * @param since since when
 */
public record Doubt(SourceState reason, Source source, String detail, Instant since) {}
