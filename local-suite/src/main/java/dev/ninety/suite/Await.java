package dev.ninety.suite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions; the limit is a watchdog against what never comes, not a schedule. */
public final class Await {

    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param what completes the sentence "waited 60 s for …"
     * @throws SuiteException when it does not hold within the limit
     */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        if (!within(limit, condition)) {
            throw new SuiteException("waited " + limit.toSeconds() + " s for " + what + ", in vain");
        }
    }

    /** Returns true as soon as the condition holds, false when it does not within the limit. */
    public static boolean within(Duration limit, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}
