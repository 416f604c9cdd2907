package dev.ninety.compliance.notification;

import java.time.Duration;
import java.time.Instant;

/**
 * How often and for how long an event is tried before it becomes a dead letter. The wait before the next attempt doubles
 * with each failure; the attempt is at a moment by chance in its second half, so that receivers which failed together are
 * not asked together.
 *
 * @param firstWait the longest wait after the first failure
 * @param lastWait the longest wait after any number of failures
 * @param giveUpAfter for how long an event is tried at a receiver that cannot be reached
 * @param mostRefusals how often an event may be refused by a receiver that answers, at least 1
 */
public record Patience(Duration firstWait, Duration lastWait, Duration giveUpAfter, int mostRefusals) {

    /**
     * What follows from a failure.
     *
     * @param gaveUp whether the event is a dead letter now, and the next one's turn has come
     */
    public record Next(Streak streak, boolean gaveUp, Instant attemptAt) {}

    /**
     * What follows from a failure.
     *
     * @param recordedAt since when there was something to tell
     * @param chance from 0 to below 1
     */
    public Next after(Streak before, Outcome.Kind failure, Instant recordedAt, Instant now, double chance) {
        Instant since = before.since() == null ? now : before.since();
        int refusals = before.refusals() + (failure == Outcome.Kind.REFUSED ? 1 : 0);
        if (refusals >= mostRefusals) {
            // The receiver is there: what follows may please it better.
            return new Next(Streak.NONE, true, now);
        }
        int failures = before.failures() + 1;
        Instant triedFrom = recordedAt.isAfter(since) ? recordedAt : since;
        boolean gaveUp = !now.isBefore(triedFrom.plus(giveUpAfter));
        Streak streak = gaveUp
                ? new Streak(failures, since, 0, 0)
                : new Streak(failures, since, before.attempts() + 1, refusals);
        return new Next(streak, gaveUp, now.plus(waitAfter(failures, chance)));
    }

    private Duration waitAfter(int failures, double chance) {
        Duration wait = firstWait;
        for (int i = 1; i < failures && wait.compareTo(lastWait) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        long millis = (wait.compareTo(lastWait) < 0 ? wait : lastWait).toMillis();
        return Duration.ofMillis(millis / 2 + (long) (millis / 2 * chance));
    }
}
