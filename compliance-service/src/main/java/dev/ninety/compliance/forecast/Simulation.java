package dev.ninety.compliance.forecast;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.position.Coverage;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.compliance.shortage.ShortageClock;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An account, or a part of it, as functions of time: what is owned and consumed of each licence in each Virtual
 * Account, and what follows from that after coverage. It can be laid over with what is supposed, which gives another
 * simulation and leaves this one as it is. Past, present and future are read alike.
 *
 * <p>Coverage joins the licences of a family within a Virtual Account, so whoever builds a simulation gives all pairs
 * of a pool or none; a pair that is not given has nothing owned and nothing consumed. The balances after coverage are
 * computed for a pool when they are first asked for, and kept; a simulation that is laid over computes anew only the
 * pools that the overlay touches.
 */
public final class Simulation {

    private final Map<Pair, Timeline> owned;
    private final Map<Pair, Timeline> consumed;
    private final CatalogueView catalogue;
    private final RecordStart record;
    private final Map<Place, Map<String, Timeline>> adjusted = new ConcurrentHashMap<>();

    /**
     * @param owned units owned, by pair
     * @param consumed units consumed, by pair
     * @param catalogue what covers what, and for how long grace lasts
     * @param record where clocks begin at the earliest
     */
    public Simulation(
            Map<Pair, Timeline> owned, Map<Pair, Timeline> consumed, CatalogueView catalogue, RecordStart record) {
        this.owned = Map.copyOf(owned);
        this.consumed = Map.copyOf(consumed);
        this.catalogue = catalogue;
        this.record = record;
    }

    /** One pool in one Virtual Account. */
    private record Place(String virtualAccount, String pool) {}

    /** The same account, if this were so too. */
    public Simulation with(Overlay overlay) {
        Simulation supposed = new Simulation(
                Overlay.sum(owned, overlay.owned()),
                Overlay.sum(consumed, overlay.consumed()),
                catalogue.with(overlay.tiers()),
                record);
        if (overlay.tiers().isEmpty()) {
            Set<Place> touched = overlay.touched().stream()
                    .map(pair -> place(pair, pool(pair)))
                    .collect(Collectors.toSet());
            adjusted.forEach((place, functions) -> {
                if (!touched.contains(place)) {
                    supposed.adjusted.put(place, functions);
                }
            });
        }
        return supposed;
    }

    /** Every pair of which something is or was owned or consumed, and all that could cover one of them; ascending. */
    public NavigableSet<Pair> pairs() {
        Set<Pair> given = new TreeSet<>(owned.keySet());
        given.addAll(consumed.keySet());
        NavigableSet<Pair> all = new TreeSet<>();
        for (Pair pair : given) {
            pool(pair).tags().forEach(tag -> all.add(new Pair(pair.virtualAccount(), tag)));
        }
        return all;
    }

    /** Units owned. */
    public Timeline owned(Pair pair) {
        return owned.getOrDefault(pair, Timeline.zero());
    }

    /** Units consumed. */
    public Timeline consumed(Pair pair) {
        return consumed.getOrDefault(pair, Timeline.zero());
    }

    /** Units owned less units consumed, before coverage. */
    public Timeline balance(Pair pair) {
        return owned(pair).minus(consumed(pair));
    }

    /** The balance after surplus of higher tiers has covered shortage of lower ones. */
    public Timeline adjusted(Pair pair) {
        Pool pool = pool(pair);
        return adjusted.computeIfAbsent(place(pair, pool), place -> cover(pair.virtualAccount(), pool))
                .getOrDefault(pair.entitlementTag(), Timeline.zero());
    }

    /** The stretches within the account's record in which a pair is short after coverage, ascending. */
    public List<Spell> spells(Pair pair) {
        return record.spells(adjusted(pair));
    }

    /** The first moment of a spell of a pair at which most units are short. */
    public Instant deepest(Pair pair, Spell spell) {
        Timeline balance = adjusted(pair);
        return balance.at(spell.start()) == spell.deepest()
                ? spell.start()
                : balance.changePoints().stream()
                        .filter(moment -> spell.contains(moment) && balance.at(moment) == spell.deepest())
                        .findFirst()
                        .orElseThrow();
    }

    /** The clocks of those stretches, ascending; none of them need have begun yet. */
    public List<ShortageClock> clocks(Pair pair) {
        var terms = catalogue.terms(pair.entitlementTag());
        return spells(pair).stream()
                .map(spell -> new ShortageClock(spell, terms))
                .toList();
    }

    /** The licences of a Virtual Account whose positions depend on the one of a pair, itself among them. */
    public List<Pair> together(Pair pair) {
        return pool(pair).tags().stream()
                .map(tag -> new Pair(pair.virtualAccount(), tag))
                .toList();
    }

    /** Where the account's record begins. */
    public RecordStart record() {
        return record;
    }

    private Map<String, Timeline> cover(String virtualAccount, Pool pool) {
        Map<String, Timeline> balances = new TreeMap<>();
        pool.tags().forEach(tag -> balances.put(tag, balance(new Pair(virtualAccount, tag))));
        return new Coverage(pool).adjusted(balances);
    }

    private Pool pool(Pair pair) {
        return catalogue.poolOf(pair.entitlementTag());
    }

    private static Place place(Pair pair, Pool pool) {
        return new Place(pair.virtualAccount(), pool.key());
    }
}
