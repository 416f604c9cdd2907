package dev.ninety.entitlement.ownership;

import dev.ninety.entitlement.catalogue.Money;

/**
 * What a unit of a licence was bought at last.
 *
 * @param lasting whether it is the price of units that last, once; else of units that end, per month
 * @param entitlement the one that was bought at it: of those with a price the latest to start
 */
public record BoughtPrice(String entitlementTag, boolean lasting, Money unitPrice, String entitlement) {}
