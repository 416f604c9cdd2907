package dev.ninety.compliance.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Where a licence stands among those that can cover each other.
 *
 * @param family null where it stands alone
 * @param tierRank the higher covers the lower; null where it stands alone
 */
public record Tier(@Nullable String family, @Nullable Integer tierRank) {}
