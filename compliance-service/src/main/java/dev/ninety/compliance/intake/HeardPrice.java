package dev.ninety.compliance.intake;

import dev.ninety.compliance.money.Money;

/**
 * What one unit of a licence was bought at last.
 *
 * @param lasting whether for units that last, at once; else for units that end, per month
 * @param entitlement the entitlement that says so
 */
public record HeardPrice(String entitlementTag, boolean lasting, Money unitPrice, String entitlement) {}
