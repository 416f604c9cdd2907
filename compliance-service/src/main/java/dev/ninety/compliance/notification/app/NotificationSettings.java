package dev.ninety.compliance.notification.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How what was announced is brought to those who want to know. */
@ConfigMapping(prefix = "ninety.notification")
public interface NotificationSettings {

    /** How often to look whether somebody is to be told something. */
    @WithDefault("2s")
    String interval();

    /** How many subscribers a replica tells at a time. */
    @WithDefault("8")
    int concurrency();

    /** The longest wait after a first failure; it doubles with each further one. */
    @WithDefault("10s")
    Duration firstRetry();

    /** The longest wait after any number of failures. */
    @WithDefault("1h")
    Duration lastRetry();

    /** For how long an event is tried at a receiver that cannot be reached. */
    @WithDefault("72h")
    Duration giveUpAfter();

    /** How often an event may be refused by a receiver that answers. */
    @WithDefault("8")
    int refusals();

    /** How long one attempt may take before another replica may take over; longer than connecting and answering may take. */
    @WithDefault("2m")
    Duration lease();

    /** Where this service is reached from outside, such as https://ninety.example.com, for links. */
    Optional<String> publicUrl();
}
