package dev.ninety.usage.instance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as this record knows it.
 *
 * @param virtualAccount where it is now
 * @param firstVirtualAccount where it was before its first move
 * @param active whether it counts now
 * @param firstSighted whether nobody but its own reports has ever said that it is there
 * @param firstReportAt when the first of its usage reports was received; null where none ever was
 */
public record ProductInstance(
        Udi udi,
        @Nullable String hostname,
        String virtualAccount,
        String firstVirtualAccount,
        boolean active,
        boolean firstSighted,
        @Nullable Instant firstReportAt,
        List<HaMember> haMembers) {}
