package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.position.Coverage;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.compliance.shortage.store.EvaluationStore;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the ledgers give a pool as functions of time, before and after coverage. */
@ApplicationScoped
public class PoolBalances {

    private final BalanceStore balances;

    PoolBalances(BalanceStore balances) {
        this.balances = balances;
    }

    /** Balances before and after coverage, by tag. */
    public record Levels(Map<String, Timeline> balances, Map<String, Timeline> adjusted) {

        boolean isPosted(String entitlementTag) {
            return balances.containsKey(entitlementTag);
        }

        Timeline of(String entitlementTag) {
            return adjusted.getOrDefault(entitlementTag, Timeline.zero());
        }
    }

    Levels levels(EvaluationStore.Key key, Pool pool) {
        List<Pair> pairs = pool.tags().stream()
                .map(tag -> new Pair(key.virtualAccount(), tag))
                .toList();
        Map<String, Timeline> own = new TreeMap<>();
        balances.timelines(key.smartAccount(), View.ACTUAL, pairs, null)
                .forEach((pair, timeline) -> own.put(pair.entitlementTag(), timeline));
        return new Levels(own, new Coverage(pool).adjusted(own));
    }
}
