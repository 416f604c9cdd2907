package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.IntakeObserver;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.shortage.store.EvaluationStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what intake changes into pools that are due. */
@ApplicationScoped
public class DuePools implements IntakeObserver {

    private final CatalogueStore catalogues;
    private final LedgerStore ledgers;
    private final EvaluationStore evaluations;

    DuePools(CatalogueStore catalogues, LedgerStore ledgers, EvaluationStore evaluations) {
        this.catalogues = catalogues;
        this.ledgers = ledgers;
        this.evaluations = evaluations;
    }

    @Override
    public void touched(String smartAccount, Collection<Pair> pairs) {
        evaluations.markDue(smartAccount, keys(smartAccount, pairs));
    }

    @Override
    public void rulesChanged(String smartAccount) {
        evaluations.replace(smartAccount, keys(smartAccount, ledgers.pairs(smartAccount)));
    }

    private Set<EvaluationStore.Key> keys(String smartAccount, Collection<Pair> pairs) {
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        return pairs.stream()
                .map(pair -> new EvaluationStore.Key(
                        smartAccount,
                        pair.virtualAccount(),
                        catalogue.poolOf(pair.entitlementTag()).key()))
                .collect(Collectors.toSet());
    }
}
