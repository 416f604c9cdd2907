package dev.ninety.usage.directory.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service keeps what it knows of accounts. */
@ConfigMapping(prefix = "ninety.directory")
public interface DirectorySettings {

    /** After how long entitlement-service is asked again whether an account's directory has changed. */
    @WithDefault("PT30S")
    Duration refreshAfter();

    /** What a sender is told to wait where an unknown account cannot be asked for. */
    @WithDefault("PT10S")
    Duration retryAfter();
}
