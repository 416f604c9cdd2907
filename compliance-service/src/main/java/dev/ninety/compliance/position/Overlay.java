package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Tier;
import dev.ninety.kit.timeline.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is supposed beyond what is posted, as differences in units over time; a difference may be negative.
 *
 * @param owned so many more are owned
 * @param consumed so many more are consumed
 * @param tiers where licences would stand instead, by tag
 */
public record Overlay(Map<Pair, Timeline> owned, Map<Pair, Timeline> consumed, Map<String, Tier> tiers) {

    /** Nothing is supposed. */
    public static final Overlay NONE = new Overlay(Map.of(), Map.of(), Map.of());

    public Overlay {
        owned = Map.copyOf(owned);
        consumed = Map.copyOf(consumed);
        tiers = Map.copyOf(tiers);
    }

    public static Overlay owning(Map<Pair, Timeline> owned) {
        return new Overlay(owned, Map.of(), Map.of());
    }

    public static Overlay consuming(Map<Pair, Timeline> consumed) {
        return new Overlay(Map.of(), consumed, Map.of());
    }

    public static Overlay tiered(Map<String, Tier> tiers) {
        return new Overlay(Map.of(), Map.of(), tiers);
    }

    /** Both together; of two tiers of one licence the other's holds. */
    public Overlay plus(Overlay other) {
        Map<String, Tier> both = new HashMap<>(tiers);
        both.putAll(other.tiers);
        return new Overlay(sum(owned, other.owned), sum(consumed, other.consumed), both);
    }

    /** The pairs of which more or fewer would be owned or consumed. */
    public Set<Pair> touched() {
        Set<Pair> touched = new TreeSet<>(owned.keySet());
        touched.addAll(consumed.keySet());
        return touched;
    }

    public Timeline ownedOf(Pair pair) {
        return owned.getOrDefault(pair, Timeline.zero());
    }

    public Timeline consumedOf(Pair pair) {
        return consumed.getOrDefault(pair, Timeline.zero());
    }

    /** By how much the balance of a pair would be another one. */
    public Timeline balanceOf(Pair pair) {
        return ownedOf(pair).minus(consumedOf(pair));
    }

    /** The functions of both, those of one pair added up. */
    public static Map<Pair, Timeline> sum(Map<Pair, Timeline> one, Map<Pair, Timeline> other) {
        if (other.isEmpty()) {
            return one;
        }
        Map<Pair, Timeline> sum = new HashMap<>(one);
        other.forEach((pair, function) -> sum.merge(pair, function, Timeline::plus));
        return sum;
    }
}
