package dev.ninety.compliance.forecast.app;

import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.forecast.Outlook;
import dev.ninety.compliance.forecast.Scorer;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.forecast.WhatIf;
import dev.ninety.compliance.forecast.WhatIfCost;
import dev.ninety.compliance.forecast.store.TimelineStore;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.position.CaseFinder;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.app.Positions;
import dev.ninety.compliance.position.store.BalanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers what would be, beside what is, all of it at one state of the database; writes nothing. */
@ApplicationScoped
public class WhatIfs {

    private final BalanceStore balances;
    private final TimelineStore timelines;
    private final StructureStore structures;
    private final CatalogueStore catalogues;
    private final LedgerStore ledgers;
    private final Simulations simulations;
    private final Positions positions;
    private final CaseFinder cases;
    private final Scorer scorer;

    WhatIfs(
            BalanceStore balances,
            TimelineStore timelines,
            StructureStore structures,
            CatalogueStore catalogues,
            LedgerStore ledgers,
            Simulations simulations,
            Positions positions,
            CaseFinder cases,
            Scorer scorer) {
        this.balances = balances;
        this.timelines = timelines;
        this.structures = structures;
        this.catalogues = catalogues;
        this.ledgers = ledgers;
        this.simulations = simulations;
        this.positions = positions;
        this.cases = cases;
        this.scorer = scorer;
    }

    /**
     * How an account stands.
     *
     * @param rating the account's score; what does not follow from positions is the same in both
     * @param cost null where nothing would be bought or renewed
     */
    public record Side(
            List<Position> positions,
            List<Outlook.Shortage> shortages,
            Scorer.Rating rating,
            @Nullable WhatIfCost cost) {}

    /** Today's, and what would be. */
    public record Answer(Side before, Side after) {}

    /**
     * The answer.
     *
     * @throws dev.ninety.kit.problem.Problem 422 where something is supposed that cannot be
     */
    @Transactional
    public Answer of(String smartAccount, WhatIf whatIf, Outlook outlook) {
        balances.holdStill();
        whatIf.requireVirtualAccounts(structures.virtualAccounts(smartAccount).stream()
                .map(VirtualAccount::id)
                .collect(Collectors.toSet()));
        Overlay overlay = whatIf.overlay(
                simulations.lots(smartAccount, whatIf.tagsOfLots()),
                timelines.used(
                        smartAccount,
                        whatIf.decommissions().stream()
                                .map(WhatIf.Decommission::productInstance)
                                .collect(Collectors.toSet())));
        List<Position> before = positions.at(smartAccount, outlook.at(), null, null, Perspective.ACTUAL);
        Perspective supposed = Perspective.ACTUAL.with(overlay);
        List<Position> after = positions.at(smartAccount, outlook.at(), null, null, supposed);
        Scorer.Ratings ratings = scorer.rate(smartAccount, outlook.at(), before, after, supposed);
        WhatIfCost cost = WhatIfCost.of(whatIf);
        if (!ledgers.doubts(smartAccount).isEmpty()) {
            // Where nothing can be said of positions, nothing is said of clocks.
            return new Answer(
                    new Side(before, List.of(), ratings.before(), null),
                    new Side(after, List.of(), ratings.after(), cost));
        }
        Simulation today = simulation(smartAccount, outlook, overlay);
        List<Outlook.Shortage> shortages = outlook.of(today, cases.casesAt(smartAccount, outlook.at()));
        return new Answer(
                new Side(before, shortages, ratings.before(), null),
                new Side(after, outlook.of(today.with(overlay), shortages), ratings.after(), cost));
    }

    /** All that is short or changes within what is looked at, and all that is supposed to be another way. */
    private Simulation simulation(String smartAccount, Outlook outlook, Overlay overlay) {
        Set<Pair> concerned = timelines.standings(smartAccount, outlook.at(), outlook.until()).stream()
                .filter(standing -> standing.moves() || standing.balance() < 0)
                .map(TimelineStore.Standing::pair)
                .collect(Collectors.toSet());
        concerned.addAll(overlay.touched());
        CatalogueView supposed = catalogues.load(smartAccount).latest().with(overlay.tiers());
        return simulations.of(smartAccount, concerned, supposed);
    }
}
