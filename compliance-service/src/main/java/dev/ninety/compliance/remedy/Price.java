package dev.ninety.compliance.remedy;

import dev.ninety.compliance.money.Money;

/**
 * What one unit costs, and who says so.
 *
 * @param unit per month where units end, else once
 * @param source the entitlement tag in the catalogue, or the entitlement's id
 */
public record Price(Money unit, Origin origin, String source) {

    /** Where a price is known from. */
    public enum Origin {
        /** The account's catalogue. */
        CATALOGUE,
        /** What units were bought at last. */
        ENTITLEMENT
    }
}
