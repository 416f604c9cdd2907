package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.shortage.store.EvaluationStore;
import dev.ninety.kit.timeline.Spell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the ledgers as they are now would have given under former catalogues; read only when a case asks. */
final class FormerSpells {

    private final PoolBalances balances;
    private final EvaluationStore.Key key;
    private final Catalogue catalogue;
    private final Map<FormerPool, PoolBalances.Spells> known = new HashMap<>();

    FormerSpells(PoolBalances balances, EvaluationStore.Key key, Catalogue catalogue) {
        this.balances = balances;
        this.key = key;
        this.catalogue = catalogue;
    }

    private record FormerPool(int edits, Pool pool) {}

    List<Spell> of(String entitlementTag, int edits) {
        Pool pool = catalogue.afterEdits(edits).poolOf(entitlementTag);
        return known.computeIfAbsent(new FormerPool(edits, pool), former -> balances.spells(key, former.pool()))
                .of(entitlementTag);
    }
}
