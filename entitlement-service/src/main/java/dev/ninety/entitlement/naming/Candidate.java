package dev.ninety.entitlement.naming;

/**
 * A licence that an unresolved name may mean.
 *
 * @param displayName the name by which it was found alike
 * @param score 1 to 100, how alike the names are; 100 also where a source gives the name that very tag
 * @param basis who knows the licence by that name; MANUAL only where a binding alone names the
 *     tag
 */
public record Candidate(String entitlementTag, String displayName, int score, NameSource basis) {}
