package dev.ninety.compliance.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Attempts that failed, without a success between them.
 *
 * @param failures how many, at least 0
 * @param since when the first of them was; null where there are none
 * @param attempts how often it was tried to tell what is next, and failed
 * @param refusals how many of those failed because a receiver that answers did not want it
 */
public record Streak(int failures, @Nullable Instant since, int attempts, int refusals) {

    /** No failure since the last success. */
    public static final Streak NONE = new Streak(0, null, 0, 0);
}
