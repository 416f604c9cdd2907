package dev.ninety.compliance.position.app;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.position.Coverage;
import dev.ninety.compliance.position.Judgement;
import dev.ninety.compliance.position.Levels;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.PositionState;
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

/** Who is short after coverage, and for how long. Timelines are read only where somebody is. */
@ApplicationScoped
public class Shortages {

    private final BalanceStore balances;
    private final CatalogueStore catalogues;

    Shortages(BalanceStore balances, CatalogueStore catalogues) {
        this.balances = balances;
        this.catalogues = catalogues;
    }

    /** One pool in one Virtual Account. */
    private record Place(String virtualAccount, Pool pool) {

        List<Pair> pairs() {
            return pool.tags().stream()
                    .map(tag -> new Pair(virtualAccount, tag))
                    .toList();
        }
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

    /** Who lends and borrows how much within each pool, all of whose levels are given. */
    static Map<Pair, Coverage.Covered> cover(Collection<Levels> levels, CatalogueView catalogue) {
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

    /** The states of those that are short at a moment within the record. */
    Map<Pair, PositionState> states(
            String smartAccount,
            Map<Pair, Coverage.Covered> covered,
            CatalogueView catalogue,
            RecordStart record,
            Instant at,
            @Nullable Instant knownAt,
            Perspective perspective) {
        List<Pair> shortOnes = covered.entrySet().stream()
                .filter(entry -> entry.getValue().adjusted() < 0)
                .map(Map.Entry::getKey)
                .toList();
        Map<Pair, PositionState> states = new HashMap<>();
        adjusted(smartAccount, shortOnes, catalogue, knownAt, perspective).forEach((pair, adjusted) -> {
            if (adjusted.at(at) < 0) {
                states.put(pair, Judgement.whileShort(adjusted, record, catalogue.terms(pair.entitlementTag()), at));
            }
        });
        return states;
    }

    /**
     * The balances after coverage as functions of time, of certain pairs and of all that share a pool with one of them.
     *
     * @param knownAt only what had been recorded by then; null for everything
     */
    @Transactional
    public Map<Pair, Timeline> adjusted(
            String smartAccount,
            Collection<Pair> pairs,
            CatalogueView catalogue,
            @Nullable Instant knownAt,
            Perspective perspective) {
        List<Place> places = pairs.stream()
                .map(pair -> new Place(pair.virtualAccount(), catalogue.poolOf(pair.entitlementTag())))
                .distinct()
                .toList();
        List<Pair> members =
                places.stream().flatMap(place -> place.pairs().stream()).toList();
        Map<Pair, Timeline> posted =
                members.isEmpty() ? Map.of() : balances.timelines(smartAccount, perspective.view(), members, knownAt);
        Map<Pair, Timeline> adjusted = new HashMap<>();
        for (Place place : places) {
            Map<String, Timeline> own = new TreeMap<>();
            for (Pair pair : place.pairs()) {
                own.put(pair.entitlementTag(), perspective.balance(pair, posted.getOrDefault(pair, Timeline.zero())));
            }
            new Coverage(place.pool())
                    .adjusted(own)
                    .forEach((tag, function) -> adjusted.put(new Pair(place.virtualAccount(), tag), function));
        }
        return adjusted;
    }
}
