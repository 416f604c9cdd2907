package dev.ninety.entitlement.pak;

/**
 * A licence that a key may give.
 *
 * @param basis who knows the licence by that name, such as {@code CATALOGUE}
 */
public record PakProduct(String entitlementTag, String displayName, String basis) {}
