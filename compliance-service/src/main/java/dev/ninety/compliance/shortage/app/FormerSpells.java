package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.shortage.Basis;
import dev.ninety.compliance.shortage.store.EvaluationStore;
import dev.ninety.kit.timeline.Spell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the ledgers as they are now would have given on another basis; read only when a case asks. */
final class FormerSpells {

    private final PoolBalances balances;
    private final EvaluationStore.Key key;
    private final Catalogue catalogue;
    private final Map<Pool, PoolBalances.Levels> known = new HashMap<>();

    FormerSpells(PoolBalances balances, EvaluationStore.Key key, Catalogue catalogue) {
        this.balances = balances;
        this.key = key;
        this.catalogue = catalogue;
    }

    List<Spell> of(String entitlementTag, Basis basis) {
        Pool pool = catalogue.afterEdits(basis.catalogueEdits()).poolOf(entitlementTag);
        PoolBalances.Levels levels = known.computeIfAbsent(pool, former -> balances.levels(key, former));
        return new RecordStart(basis.recordFrom()).spells(levels.of(entitlementTag));
    }
}
