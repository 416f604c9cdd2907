package dev.ninety.compliance.shortage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a case's history has told so far, so that nothing is told twice.
 *
 * @param enforced the deadline that was told to have passed
 * @param resolved the end that was told to have come
 */
public record Announced(
        @Nullable Instant enforced, @Nullable Instant resolved) {

    public static final Announced NOTHING = new Announced(null, null);
}
