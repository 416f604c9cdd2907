package dev.ninety.entitlement.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a licence stood from a moment of recording on.
 *
 * @param recordedAt when an account's edit was recorded; null for the shipped default, which was always known
 */
public record LicenceVersion(@Nullable Instant recordedAt, Licence licence) {

    boolean isKnownAt(Instant knownAt) {
        return recordedAt == null || !recordedAt.isAfter(knownAt);
    }
}
