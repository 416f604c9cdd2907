package dev.ninety.compliance.renewal;

import dev.ninety.compliance.money.Money;

/**
 * What one unit costs, and who says so.
 *
 * @param money per month where units end, else once
 * @param id of the agreement, the licence's tag in the catalogue, or the entitlement that was bought
 */
public record UnitPrice(Money money, Source source, String id) {

    /** Who says what a unit costs; the first that has a price is taken. */
    public enum Source {
        /** The price book of the agreement that the review is of. */
        AGREEMENT,
        /** The account's catalogue. */
        CATALOGUE,
        /** What units were bought at last. */
        PURCHASE
    }
}
