package dev.ninety.entitlement.naming;

/**
 * A Virtual Account that an unresolved name may mean.
 *
 * @param score 1 to 100, how alike the names are
 */
public record VirtualAccountCandidate(String virtualAccount, String name, int score) {}
