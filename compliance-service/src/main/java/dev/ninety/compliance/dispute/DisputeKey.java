package dev.ninety.compliance.dispute;

import dev.ninety.compliance.catalogue.Pair;
import org.jspecify.annotations.Nullable;

/**
 * What figures are about. There is one dispute at most of each.
 *
 * @param productInstance {@code pid:serial}, where the figures are a single device's; else null
 */
public record DisputeKey(
        Origin origin, Measure measure, Pair pair, @Nullable String productInstance) {}
