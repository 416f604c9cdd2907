package dev.ninety.compliance.catalogue;

import java.time.Duration;
import java.time.Instant;

/**
 * What a shortage of a licence leads to.
 *
 * @param graceDays how many days of 24 hours a shortage may last before enforcement, at least 0
 * @param action what enforcement then means
 */
public record Terms(int graceDays, EnforcementAction action) {

    /** When the grace of a shortage ends that began at {@code shortSince}. */
    public Instant deadline(Instant shortSince) {
        return shortSince.plus(Duration.ofDays(graceDays));
    }
}
