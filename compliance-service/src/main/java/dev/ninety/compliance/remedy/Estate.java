package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Holding;
import dev.ninety.compliance.forecast.Lots;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.kit.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What plans are made from, pool by pool. What is done about one pool changes no other, but for instances that are
 * cleared, so that trying something out costs what its pool costs and not what the account does.
 */
final class Estate {

    private final RemedyFacts facts;
    private final Map<String, Part> parts;

    /** One pool in all Virtual Accounts. */
    record Part(Simulation simulation, Lots lots) {}

    Estate(RemedyFacts facts) {
        this.facts = facts;
        Map<String, Set<Pair>> pairs = new HashMap<>();
        facts.today()
                .pairs()
                .forEach(pair -> pairs.computeIfAbsent(pool(pair), none -> new HashSet<>())
                        .add(pair));
        Map<String, List<Holding>> holdings = new HashMap<>();
        facts.lots()
                .holdings()
                .forEach(holding -> holdings.computeIfAbsent(pool(holding.pair()), none -> new ArrayList<>())
                        .add(holding));
        this.parts = new HashMap<>();
        pairs.forEach((pool, own) ->
                parts.put(pool, new Part(simulation(own), Lots.of(holdings.getOrDefault(pool, List.of())))));
    }

    private Simulation simulation(Set<Pair> pairs) {
        Map<Pair, Timeline> owned = new HashMap<>();
        Map<Pair, Timeline> consumed = new HashMap<>();
        for (Pair pair : pairs) {
            owned.put(pair, facts.today().owned(pair));
            consumed.put(pair, facts.today().consumed(pair));
        }
        return new Simulation(owned, consumed, facts.catalogue(), facts.today().record());
    }

    RemedyFacts facts() {
        return facts;
    }

    /** The pools as they are, by key. */
    Map<String, Part> parts() {
        return parts;
    }

    /** The key of a pair's pool. */
    String pool(Pair pair) {
        return facts.catalogue().poolOf(pair.entitlementTag()).key();
    }
}
