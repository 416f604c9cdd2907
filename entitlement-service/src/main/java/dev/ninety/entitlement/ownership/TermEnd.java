package dev.ninety.entitlement.ownership;

import java.time.Instant;

/**
 * Units that end together.
 *
 * @param virtualAccount the one that holds them at their end, whoever they were granted to
 * @param endsAt from when they are gone
 * @param quantity at least 1, after transfers and returns
 */
public record TermEnd(String virtualAccount, String entitlementTag, Instant endsAt, long quantity) {}
