package dev.ninety.entitlement.account;

/**
 * The customer's account, the tenant.
 *
 * @param smartAccount its domain, such as {@code example.com}
 * @param name what people call it
 */
public record SmartAccount(String smartAccount, String name) {}
