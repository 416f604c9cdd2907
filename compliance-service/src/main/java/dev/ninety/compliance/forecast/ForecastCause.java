package dev.ninety.compliance.forecast;

import dev.ninety.compliance.intake.Source;

/**
 * What makes a balance turn: entries of one moment that come from one thing.
 *
 * @param source the ledger
 * @param entitlementTag the licence that they are of; another one of the family where that lends or no longer does
 * @param reason why they were entered, by the ledger's own names
 * @param sourceType the kind of thing
 * @param sourceId which one of that kind
 * @param units owned or consumed more from then on; below zero for fewer
 */
public record ForecastCause(
        Source source, String entitlementTag, String reason, String sourceType, String sourceId, long units) {}
