package dev.ninety.usage.collector;

import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device whose reports are fetched.
 *
 * @param state how it went so far
 */
public record Target(String smartAccount, String id, Settings settings, State state) {

    /**
     * What people say of it.
     *
     * @param productInstance who answers there; null where that is to be seen
     * @param url the address of the device alone, without a path
     * @param secretRef under which name user and password are found
     * @param everyHours 1 to 2,160; null for the time that holds for all
     * @param closeReports whether the device is told to close its open reports first, which changes the device
     * @param virtualAccount where instances land that are seen for the first time; null for the default one
     */
    public record Settings(
            @Nullable Udi productInstance,
            String url,
            String secretRef,
            boolean enabled,
            @Nullable Integer everyHours,
            boolean closeReports,
            @Nullable String virtualAccount) {}

    /**
     * How it went so far.
     *
     * @param failures in a row since the last success
     * @param last null before the first attempt
     */
    public record State(
            Instant nextAttemptAt,
            @Nullable Instant lastSuccessAt,
            int failures,
            @Nullable Result last) {}
}
