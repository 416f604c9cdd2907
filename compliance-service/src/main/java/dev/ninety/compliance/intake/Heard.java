package dev.ninety.compliance.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What another service said, for as long as it said so.
 *
 * @param recordedAt when it was first heard
 * @param goneAt when it was first heard no more; null while it is said
 */
public record Heard<T>(T fact, Instant recordedAt, @Nullable Instant goneAt) {

    /** Whether it was what the service was known to say at a moment. */
    public boolean stoodAt(Instant moment) {
        return !recordedAt.isAfter(moment) && (goneAt == null || goneAt.isAfter(moment));
    }
}
