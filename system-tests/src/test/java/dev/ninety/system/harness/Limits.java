package dev.ninety.system.harness;

import java.time.Duration;

/** The limits that the tests set and rely on. */
public final class Limits {

    /** A watchdog against what never comes: far longer than anything here takes on a busy machine. */
    public static final Duration WATCHDOG = Duration.ofMinutes(3);

    /** The largest body of RUM reports that the tests' usage-service accepts. */
    public static final int REPORT_BODY_BYTES = 32 << 20;

    private Limits() {}
}
