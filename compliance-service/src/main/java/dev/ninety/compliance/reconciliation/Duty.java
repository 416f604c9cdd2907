package dev.ninety.compliance.reconciliation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an account is compared with a source again and again.
 *
 * @param since from when on
 * @param until until when; null where it still holds
 * @param every how far apart two runs may be
 */
public record Duty(
        RunSource source, Instant since, @Nullable Instant until, Duration every) {

    /** Whether it holds at a moment. */
    public boolean holdsAt(Instant moment) {
        return !since.isAfter(moment) && (until == null || until.isAfter(moment));
    }

    /**
     * The run that is missed at a moment; null where none is. A run is due one interval after the last one that was
     * carried out, or after the duty began where there was none since, and missed from {@code tolerance} after that on.
     *
     * @param lastRun of this source, by that moment; null for none
     */
    public @Nullable MissedRun missedAt(Instant moment, @Nullable Instant lastRun, Duration tolerance) {
        if (!holdsAt(moment)) {
            return null;
        }
        Instant from = lastRun == null || lastRun.isBefore(since) ? since : lastRun;
        Instant due = from.plus(every);
        Instant missed = due.plus(tolerance);
        return missed.isAfter(moment) ? null : new MissedRun(source, due, missed, lastRun);
    }
}
