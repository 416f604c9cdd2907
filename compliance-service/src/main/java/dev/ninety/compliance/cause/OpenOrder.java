package dev.ninety.compliance.cause;

import dev.ninety.compliance.catalogue.Pair;

/**
 * Units that were ordered and not granted.
 *
 * @param units how many are missing, at least 1
 */
public record OpenOrder(String orderReference, Pair pair, long units) {}
