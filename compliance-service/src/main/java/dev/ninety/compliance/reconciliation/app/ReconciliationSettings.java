package dev.ninety.compliance.reconciliation.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this record is compared with its sources and with others' records. */
@ConfigMapping(prefix = "ninety.reconciliation")
public interface ReconciliationSettings {

    /** How often to look for accounts that are due. */
    @WithDefault("1m")
    String interval();

    /** From one run of an account to the next. */
    @WithDefault("24h")
    Duration every();

    /** How long after it was due a run counts as missed. */
    @WithDefault("12h")
    Duration tolerance();

    /** How long after a run that failed it is tried again. */
    @WithDefault("15m")
    Duration retryAfter();

    /** How far apart two records may have the same figure for their difference to be one of time. */
    @WithDefault("24h")
    Duration timing();

    /** How long ago units may have been granted or have ended to be late, or early, at the vendor. */
    @WithDefault("30d")
    Duration recent();

    /** How long a run may take before another replica takes it up. */
    @WithDefault("30m")
    Duration lease();
}
