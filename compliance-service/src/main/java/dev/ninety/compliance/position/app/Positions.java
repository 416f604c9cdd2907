package dev.ninety.compliance.position.app;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.NeverReported;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.intake.store.NeverReportedStore;
import dev.ninety.compliance.position.CaseFinder;
import dev.ninety.compliance.position.Coverage;
import dev.ninety.compliance.position.Judgement;
import dev.ninety.compliance.position.Levels;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionState;
import dev.ninety.compliance.position.Verdict;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads positions. Levels come from one aggregate; timelines are read only where somebody is short. */
@ApplicationScoped
public class Positions {

    private final BalanceStore balances;
    private final CatalogueStore catalogues;
    private final StructureStore structures;
    private final LedgerStore ledgers;
    private final NeverReportedStore neverReported;
    private final CaseFinder cases;

    Positions(
            BalanceStore balances,
            CatalogueStore catalogues,
            StructureStore structures,
            LedgerStore ledgers,
            NeverReportedStore neverReported,
            CaseFinder cases) {
        this.balances = balances;
        this.catalogues = catalogues;
        this.structures = structures;
        this.ledgers = ledgers;
        this.neverReported = neverReported;
        this.cases = cases;
    }

    /** One pool in one Virtual Account. */
    private record Place(String virtualAccount, Pool pool) {

        List<Pair> pairs() {
            return pool.tags().stream()
                    .map(tag -> new Pair(virtualAccount, tag))
                    .toList();
        }
    }

    /**
     * The positions of an account, ascending by pair: one for each pair that was ever posted.
     *
     * @param knownAt only what the sources had recorded by then; null for everything
     * @param virtualAccount only this one; null for all
     */
    @Transactional
    public List<Position> at(
            String smartAccount, Instant at, @Nullable Instant knownAt, @Nullable String virtualAccount) {
        balances.holdStill();
        CatalogueView catalogue = catalogues.load(smartAccount).knownAt(knownAt);
        List<Levels> levels = balances.levels(smartAccount, at, knownAt, virtualAccount);
        Map<Pair, Coverage.Covered> covered = cover(levels, catalogue);
        List<Doubt> doubts = ledgers.doubts(smartAccount);
        String doubt = doubts.isEmpty() ? null : doubts.getFirst().reason().name();
        RecordStart record = structures.recordStarts(smartAccount).knownAt(knownAt);
        Map<Pair, PositionState> shortages = doubt == null && record.covers(at)
                ? judgeShort(smartAccount, covered, catalogue, record, at, knownAt)
                : Map.of();
        NeverReported silent = neverReported.knownAt(smartAccount, knownAt);
        Map<Pair, String> caseIds = cases.casesAt(smartAccount, at);
        return levels.stream()
                .map(level -> {
                    Coverage.Covered own =
                            covered.getOrDefault(level.pair(), new Coverage.Covered(level.balance(), 0, 0));
                    Verdict verdict = Judgement.of(doubt, record.covers(at), own, shortages.get(level.pair()));
                    return new Position(
                            level, own, verdict, silent.in(level.pair().virtualAccount()), caseIds.get(level.pair()));
                })
                .toList();
    }

    /** How many units certain pairs are short of after coverage, at least 0. */
    @Transactional
    public Map<Pair, Long> shortBy(String smartAccount, Collection<Pair> pairs, Instant at) {
        if (pairs.isEmpty()) {
            return Map.of();
        }
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        List<Pair> pools = pairs.stream()
                .map(pair -> new Place(pair.virtualAccount(), catalogue.poolOf(pair.entitlementTag())))
                .distinct()
                .flatMap(place -> place.pairs().stream())
                .toList();
        Map<Pair, Long> shortBy = new HashMap<>();
        cover(balances.levels(smartAccount, at, pools), catalogue)
                .forEach((pair, covered) -> shortBy.put(pair, Math.max(0, -covered.adjusted())));
        return shortBy;
    }

    private static Map<Pair, Coverage.Covered> cover(List<Levels> levels, CatalogueView catalogue) {
        Map<Place, Map<String, Long>> places = new HashMap<>();
        for (Levels level : levels) {
            Pair pair = level.pair();
            places.computeIfAbsent(
                            new Place(pair.virtualAccount(), catalogue.poolOf(pair.entitlementTag())),
                            place -> new TreeMap<>())
                    .put(pair.entitlementTag(), level.balance());
        }
        Map<Pair, Coverage.Covered> covered = new HashMap<>();
        places.forEach((place, balances) -> new Coverage(place.pool())
                .at(balances)
                .forEach((tag, one) -> covered.put(new Pair(place.virtualAccount(), tag), one)));
        return covered;
    }

    private Map<Pair, PositionState> judgeShort(
            String smartAccount,
            Map<Pair, Coverage.Covered> covered,
            CatalogueView catalogue,
            RecordStart record,
            Instant at,
            @Nullable Instant knownAt) {
        List<Place> places = covered.entrySet().stream()
                .filter(entry -> entry.getValue().adjusted() < 0)
                .map(Map.Entry::getKey)
                .map(pair -> new Place(pair.virtualAccount(), catalogue.poolOf(pair.entitlementTag())))
                .distinct()
                .toList();
        List<Pair> pairs =
                places.stream().flatMap(place -> place.pairs().stream()).toList();
        Map<Pair, Timeline> timelines = pairs.isEmpty() ? Map.of() : balances.timelines(smartAccount, pairs, knownAt);
        Map<Pair, PositionState> states = new HashMap<>();
        for (Place place : places) {
            Map<String, Timeline> own = new TreeMap<>();
            for (Pair pair : place.pairs()) {
                own.put(pair.entitlementTag(), timelines.getOrDefault(pair, Timeline.zero()));
            }
            new Coverage(place.pool()).adjusted(own).forEach((tag, adjusted) -> {
                if (adjusted.at(at) < 0) {
                    states.put(
                            new Pair(place.virtualAccount(), tag),
                            Judgement.whileShort(adjusted, record, catalogue.terms(tag), at));
                }
            });
        }
        return states;
    }
}
