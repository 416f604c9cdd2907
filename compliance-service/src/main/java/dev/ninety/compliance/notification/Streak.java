package dev.ninety.compliance.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Attempts that failed, without a success between them.
 *
 * @param failures how many, at least 0
 * @param since when the first of them was; null where there are none
 * @param refusals how often the event that is next was refused by a receiver that answers
 */
public record Streak(int failures, @Nullable Instant since, int refusals) {

    /** No failure since the last success. */
    public static final Streak NONE = new Streak(0, null, 0);
}
