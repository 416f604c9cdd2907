package dev.ninety.usage.obligation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody said that the use of a licence on a product instance changed. */
public record UsageChange(
        long id,
        String entitlementTag,
        Instant changedAt,
        @Nullable String note,
        Instant recordedAt) {}
