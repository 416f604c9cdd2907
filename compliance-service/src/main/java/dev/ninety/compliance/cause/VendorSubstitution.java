package dev.ninety.compliance.cause;

import dev.ninety.compliance.catalogue.Pair;
import java.util.Set;

/**
 * The vendor lets another licence stand in for one that is short there.
 *
 * @param pair the licence that is short, and where
 * @param substitutes the tags that the substitute's name stands for; none where nobody knows it
 * @param units how many units it stands in for, at least 1
 * @param file the digest of the list that says so
 */
public record VendorSubstitution(Pair pair, Set<String> substitutes, long units, String file) {

    public VendorSubstitution {
        substitutes = Set.copyOf(substitutes);
    }
}
