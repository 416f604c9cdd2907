package dev.ninety.compliance.cause;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.position.Coverage;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The balances of one pool in every Virtual Account at a moment, in units, and what they would be otherwise.
 *
 * @param balances owned minus consumed, by pair; a pair that is left out has 0
 */
public record PoolBalances(Pool pool, Map<Pair, Long> balances) {

    public PoolBalances {
        balances = Map.copyOf(balances);
    }

    /** How many units of a licence are short in a Virtual Account after coverage, at least 0. */
    public long shortBy(Pair pair) {
        return Math.max(0, -adjusted(pair.virtualAccount()).getOrDefault(pair.entitlementTag(), 0L));
    }

    /** The same with so many more units. */
    public PoolBalances plus(Map<Pair, Long> more) {
        Map<Pair, Long> sum = new HashMap<>(balances);
        more.forEach((pair, units) -> sum.merge(pair, units, Math::addExact));
        return new PoolBalances(pool, sum);
    }

    /**
     * What the other Virtual Accounts have to spare after coverage that would help a licence in its own: of the licence
     * itself, and of those that may cover it. Ascending by pair.
     */
    public Map<Pair, Long> spareFor(Pair pair) {
        Map<Pair, Long> spare = new TreeMap<>();
        balances.keySet().stream()
                .map(Pair::virtualAccount)
                .distinct()
                .filter(virtualAccount -> !virtualAccount.equals(pair.virtualAccount()))
                .forEach(virtualAccount -> adjusted(virtualAccount).forEach((tag, units) -> {
                    if (units > 0 && helps(tag, pair.entitlementTag())) {
                        spare.put(new Pair(virtualAccount, tag), units);
                    }
                }));
        return spare;
    }

    /** How many units of a licence would still be short if what others have to spare were moved to it. */
    public long shortWithSpareOf(Pair pair) {
        Map<Pair, Long> moved = new HashMap<>();
        spareFor(pair)
                .forEach((from, units) ->
                        moved.merge(new Pair(pair.virtualAccount(), from.entitlementTag()), units, Math::addExact));
        return plus(moved).shortBy(pair);
    }

    private boolean helps(String tag, String shortTag) {
        return tag.equals(shortTag) || covers(tag, shortTag);
    }

    /** Whether by the catalogue one licence may cover another. */
    public boolean covers(String tag, String lower) {
        Integer rank = pool.ranks().get(tag);
        Integer below = pool.ranks().get(lower);
        return rank != null && below != null && rank > below;
    }

    private Map<String, Long> adjusted(String virtualAccount) {
        Map<String, Long> own = new TreeMap<>();
        pool.tags().forEach(tag -> own.put(tag, balances.getOrDefault(new Pair(virtualAccount, tag), 0L)));
        Map<String, Long> adjusted = new TreeMap<>();
        new Coverage(pool).at(own).forEach((tag, covered) -> adjusted.put(tag, covered.adjusted()));
        return adjusted;
    }
}
