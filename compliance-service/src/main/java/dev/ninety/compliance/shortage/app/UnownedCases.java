package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.owner.OwnerRule;
import dev.ninety.compliance.owner.OwnerRuleObserver;
import dev.ninety.compliance.owner.store.OwnerRuleStore;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.store.CaseRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Gives open cases that nobody owns to whom a new rule names. Whoever cleared an owner before is not contradicted by rules
 * that stood already: only what the rule speaks for, and no more specific one does, takes its owner.
 */
@ApplicationScoped
public class UnownedCases implements OwnerRuleObserver {

    private final CaseRepository cases;
    private final OwnerRuleStore rules;
    private final CatalogueStore catalogues;
    private final InstantSource clock;

    UnownedCases(CaseRepository cases, OwnerRuleStore rules, CatalogueStore catalogues, InstantSource clock) {
        this.cases = cases;
        this.rules = rules;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    @Override
    public void ruleWritten(String smartAccount, OwnerRule written, String who) {
        Instant now = clock.instant();
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        List<OwnerRule> all = rules.all(smartAccount);
        for (ShortageCase unowned : cases.lockUnowned(smartAccount, now)) {
            String family = catalogue.familyOf(unowned.pair().entitlementTag());
            Optional<OwnerRule> speaking =
                    OwnerRule.speakingFor(all, unowned.pair().virtualAccount(), family);
            if (speaking.equals(Optional.of(written))) {
                cases.store(smartAccount, unowned.assignedBy(written, who, now));
            }
        }
    }
}
