package dev.ninety.entitlement.ownership;

import java.time.Instant;

/**
 * Units of a lot that a transfer moved from one Virtual Account to another.
 *
 * @param quantity at least 1
 * @param effectiveAt from when the receiver holds them, until the lot ends
 */
public record Move(String from, String to, long quantity, Instant effectiveAt) {}
