package dev.ninety.compliance.position.app;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.position.CaseFinder;
import dev.ninety.compliance.position.Coverage;
import dev.ninety.compliance.position.Judgement;
import dev.ninety.compliance.position.Levels;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionState;
import dev.ninety.compliance.position.Silence;
import dev.ninety.compliance.position.Verdict;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.kit.ledger.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads positions, each kind of figure in one set. */
@ApplicationScoped
public class Positions {

    private final BalanceStore balances;
    private final CatalogueStore catalogues;
    private final StructureStore structures;
    private final LedgerStore ledgers;
    private final Shortages shortages;
    private final Silences silences;
    private final CaseFinder cases;

    Positions(
            BalanceStore balances,
            CatalogueStore catalogues,
            StructureStore structures,
            LedgerStore ledgers,
            Shortages shortages,
            Silences silences,
            CaseFinder cases) {
        this.balances = balances;
        this.catalogues = catalogues;
        this.structures = structures;
        this.ledgers = ledgers;
        this.shortages = shortages;
        this.silences = silences;
        this.cases = cases;
    }

    /**
     * The positions of an account, ascending by pair: one for each pair that was ever posted, or that the vendor had
     * counted by then.
     *
     * @param knownAt only what had been recorded by then; null for everything
     * @param virtualAccount only this one, which must be null where the perspective supposes something; null for all
     */
    @Transactional
    public List<Position> at(
            String smartAccount,
            Instant at,
            @Nullable Instant knownAt,
            @Nullable String virtualAccount,
            Perspective perspective) {
        balances.holdStill();
        CatalogueView catalogue = catalogues
                .load(smartAccount)
                .knownAt(knownAt)
                .with(perspective.supposed().tiers());
        Silence silence = silences.at(smartAccount, catalogue, at, knownAt, virtualAccount, perspective);
        Collection<Levels> levels = whole(
                balances.levels(smartAccount, perspective.view(), at, knownAt, virtualAccount),
                silence.counts().keySet(),
                at,
                perspective);
        Map<Pair, Coverage.Covered> covered = Shortages.cover(levels, catalogue);
        List<Doubt> doubts = ledgers.doubts(smartAccount);
        String doubt = doubts.isEmpty() ? null : doubts.getFirst().reason().name();
        RecordStart record = structures.recordStarts(smartAccount).knownAt(knownAt);
        Map<Pair, PositionState> whileShort = doubt == null && record.covers(at)
                ? shortages.states(smartAccount, covered, catalogue, record, at, knownAt, perspective)
                : Map.of();
        // Cases follow what is so, not what the vendor sees of it.
        Map<Pair, String> caseIds =
                perspective.view() == View.ACTUAL ? cases.casesAt(smartAccount, at) : Map.<Pair, String>of();
        return levels.stream()
                .map(level -> {
                    Pair pair = level.pair();
                    Coverage.Covered own = covered.getOrDefault(pair, new Coverage.Covered(level.balance(), 0, 0));
                    Verdict verdict =
                            Judgement.of(doubt, record.covers(at), own, whileShort.get(pair), silence.unseen(pair));
                    return new Position(
                            level,
                            own,
                            verdict,
                            silence.vendorCount(pair),
                            silence.usageSource(pair.entitlementTag()),
                            silence.neverReported().in(pair.virtualAccount()),
                            perspective.disclosed(pair, level.consumed(), at),
                            isCured(own, perspective) ? null : caseIds.get(pair));
                })
                .toList();
    }

    /** Whether by what is supposed there would be no shortage, so that no case of one would stand. */
    private static boolean isCured(Coverage.Covered covered, Perspective perspective) {
        return !perspective.supposed().equals(Overlay.NONE) && covered.adjusted() >= 0;
    }

    /**
     * What is owned and consumed, ascending by pair; a pair that only the vendor counts has neither, one that is only
     * supposed has what is supposed.
     */
    private static Collection<Levels> whole(
            List<Levels> posted, Collection<Pair> counted, Instant at, Perspective perspective) {
        Map<Pair, Levels> all = new TreeMap<>();
        counted.forEach(pair -> all.put(pair, new Levels(pair, 0, 0)));
        perspective.supposed().touched().forEach(pair -> all.put(pair, new Levels(pair, 0, 0)));
        posted.forEach(level -> all.put(level.pair(), level));
        all.replaceAll((pair, level) -> perspective.levels(level, at));
        return all.values();
    }
}
