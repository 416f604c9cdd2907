package dev.ninety.usage.job.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How bodies are worked on after their senders have gone. */
@ConfigMapping(prefix = "ninety.jobs")
public interface JobSettings {

    /** How often to look for jobs that wait. */
    @WithDefault("1s")
    String interval();

    /** How many jobs a replica works on at a time. */
    @WithDefault("1")
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

    /** How many bytes the unfinished bodies of one account may have together. */
    @WithDefault("4294967296")
    long quotaBytes();

    /** After how long without a byte the body of a sender that has gone is dropped. */
    @WithDefault("PT15M")
    Duration abandonedAfter();

    /** How long a finished job can be asked for; one that is not finished by then has failed. */
    @WithDefault("P7D")
    Duration keep();
}
