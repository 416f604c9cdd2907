package dev.ninety.entitlement.ownership;

import dev.ninety.kit.tenancy.Ids;
import java.time.Instant;

/**
 * The conversion of a legacy product authorization key into units that last for ever.
 *
 * @param pak the key; it can be converted once
 * @param quantity at least 1
 * @param convertedAt from when the units are owned
 */
public record PakConversion(
        String pak, String virtualAccount, String entitlementTag, long quantity, Instant convertedAt) {

    private static final String PREFIX = "PAK-";

    /** The longest key, so that the entitlement's id is still an id. */
    public static final int LONGEST_PAK = 128 - PREFIX.length();

    /** Whether a text can be a key. */
    public static boolean isPak(String text) {
        return Ids.isId(text) && text.length() <= LONGEST_PAK;
    }

    /** The id of the entitlement that a conversion makes. */
    public String entitlementId() {
        return PREFIX + pak;
    }

    public Entitlement toEntitlement() {
        return new Entitlement(
                entitlementId(),
                virtualAccount,
                entitlementTag,
                quantity,
                convertedAt,
                null,
                null,
                null,
                null,
                Origin.PAK_CONVERSION);
    }
}
