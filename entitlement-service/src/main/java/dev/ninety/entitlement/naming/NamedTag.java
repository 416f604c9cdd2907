package dev.ninety.entitlement.naming;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's statement that a name stands for a tag.
 *
 * @param name as it was spelled
 * @param recordedAt when this record learned of it; null for the shipped catalogue, which was always known
 */
public record NamedTag(
        String name,
        String entitlementTag,
        NameSource source,
        @Nullable Instant recordedAt) {}
