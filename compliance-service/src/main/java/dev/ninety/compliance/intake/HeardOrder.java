package dev.ninety.compliance.intake;

import java.time.Instant;

/**
 * An order that is not granted in full.
 *
 * @param missing how many of its units are not granted, at least 1
 */
public record HeardOrder(
        String orderReference, String virtualAccount, String entitlementTag, long missing, Instant orderedAt) {}
