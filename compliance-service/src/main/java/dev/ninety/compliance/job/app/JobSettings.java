package dev.ninety.compliance.job.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How work that outlives its request is done. */
@ConfigMapping(prefix = "ninety.jobs")
public interface JobSettings {

    /** How often to look for jobs that wait. */
    @WithDefault("1s")
    String interval();

    /** How many jobs a replica works on at a time. */
    @WithDefault("2")
    int workers();

    /** After how long without a sign of life another replica goes on with a job. */
    @WithDefault("PT30S")
    Duration lease();

    /** How often a job is tried that gets no further, before it has failed. */
    @WithDefault("5")
    int attempts();

    /** How long a job waits after it stopped without getting to its end. */
    @WithDefault("PT10S")
    Duration retryAfter();

    /** How long a finished job can be asked for. */
    @WithDefault("P90D")
    Duration keep();
}
