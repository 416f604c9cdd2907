package dev.ninety.usage.instance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as this record knows it.
 *
 * @param virtualAccount where it is now
 * @param firstVirtualAccount where it was before its first move
 * @param active whether it counts now
 */
public record ProductInstance(
        Udi udi,
        @Nullable String hostname,
        String virtualAccount,
        String firstVirtualAccount,
        boolean active,
        List<HaMember> haMembers) {}
