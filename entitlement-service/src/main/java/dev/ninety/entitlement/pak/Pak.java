package dev.ninety.entitlement.pak;

import dev.ninety.entitlement.ownership.PakConversion;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A legacy product authorization key that the account holds.
 *
 * @param pak the key
 * @param description what the vendor says that it is for
 * @param quantity at least 1
 */
public record Pak(String pak, String description, long quantity) {

    public static final int LONGEST_DESCRIPTION = 300;

    /**
     * Refuses another quantity for a key that was converted. The quantity that was listed before may stand
     * beside the one that was converted, and may be corrected to it.
     *
     * @param standing the key as it is listed; null where it is not
     * @throws Problem 409 {@code PAK_CONVERTED}
     */
    public void requireFits(@Nullable Pak standing, PakConversion conversion) {
        boolean asListed = standing != null && quantity == standing.quantity;
        if (!asListed && quantity != conversion.quantity()) {
            throw Problem.conflict(
                    "PAK_CONVERTED",
                    "PAK " + pak + " was converted into " + conversion.quantity() + " units of "
                            + conversion.entitlementTag() + ".",
                    Violation.inBody("/quantity", "DIFFERS", "Another quantity was converted."));
        }
    }
}
