package dev.ninety.compliance.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The licences whose positions within one Virtual Account depend on each other: a family, or a single licence
 * that has none. It is what is evaluated as a unit.
 *
 * @param key a stable name, unique within a Smart Account
 * @param ranks the tier rank of each entitlement tag; the values of a single licence mean nothing
 */
public record Pool(String key, Map<String, Integer> ranks) {

    private static final String FAMILY = "family:";

    public Pool {
        ranks = Map.copyOf(ranks);
    }

    static Pool single(String entitlementTag) {
        return new Pool("tag:" + entitlementTag, Map.of(entitlementTag, 0));
    }

    static String familyKey(String family) {
        return FAMILY + family;
    }

    /** Whether it is a family, rather than a licence that stands alone. */
    public boolean isFamily() {
        return key.startsWith(FAMILY);
    }

    /** The tags, ascending. */
    public List<String> tags() {
        return List.copyOf(new TreeMap<>(ranks).keySet());
    }
}
