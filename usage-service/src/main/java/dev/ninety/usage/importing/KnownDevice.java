package dev.ninety.usage.importing;

import dev.ninety.usage.instance.InstanceRef;
import org.jspecify.annotations.Nullable;

/**
 * A product instance as it stands before a list of devices is taken in.
 *
 * @param firstSighted whether nobody but its own reports has ever said that it is there
 * @param virtualAccount where it is now
 * @param active whether it counts now
 */
public record KnownDevice(
        InstanceRef instance, @Nullable String hostname, boolean firstSighted, String virtualAccount, boolean active) {}
