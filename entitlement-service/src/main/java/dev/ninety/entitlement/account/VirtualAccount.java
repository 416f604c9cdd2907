package dev.ninety.entitlement.account;

/**
 * A subdivision of a Smart Account.
 *
 * @param virtualAccount its id, which never changes
 * @param name what the vendor's portal calls it; may change
 * @param isDefault whether instances without a named Virtual Account belong here; exactly one of an account's
 *     Virtual Accounts is the default, the first one until another says so
 */
public record VirtualAccount(String virtualAccount, String name, boolean isDefault, Mappings mappings) {}
