package dev.ninety.compliance.forecast;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.shortage.ShortageClock;
import dev.ninety.kit.timeline.Spell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shortages that last at a moment or begin after it, up to another moment, itself included. A pure function of the
 * functions of time.
 *
 * @param until after {@code at}
 */
public record Outlook(Instant at, Instant until) {

    /**
     * A shortage that lasts or is to come.
     *
     * @param shortBy units short at the moment of looking; 0 where it has not begun then
     * @param caseId the case of it; null where it has none yet
     */
    public record Shortage(
            Pair pair,
            ShortageClock clock,
            long shortBy,
            @Nullable String caseId) {

        /** The most units that are short at any moment of the spell. */
        public long size() {
            return Math.negateExact(clock.spell().deepest());
        }

        /** Whether it has begun at a moment. */
        public boolean hasBegun(Instant moment) {
            return !clock.spell().start().isAfter(moment);
        }
    }

    /**
     * The shortages of a simulation, ascending by pair and start.
     *
     * @param cases the case that holds the moment, by pair
     */
    public List<Shortage> of(Simulation simulation, Map<Pair, String> cases) {
        return shortages(simulation, (pair, spell) -> spell.contains(at) ? cases.get(pair) : null);
    }

    /**
     * The shortages of what is supposed. A case is about the earliest shortage that shares a moment with its own, as it
     * would be if the facts changed so.
     *
     * @param before what {@link #of} told of what is so
     */
    public List<Shortage> of(Simulation supposed, List<Shortage> before) {
        return shortages(
                supposed,
                (pair, spell) -> before.stream()
                        .filter(was -> was.caseId() != null && was.pair().equals(pair))
                        .filter(was -> spell.equals(heir(supposed, was)))
                        .map(Shortage::caseId)
                        .findFirst()
                        .orElse(null));
    }

    private @Nullable Spell heir(Simulation supposed, Shortage was) {
        Spell spell = was.clock().spell();
        return supposed.spells(was.pair()).stream()
                .filter(one -> !one.start().isAfter(at) && one.overlaps(spell.start(), spell.end()))
                .findFirst()
                .orElse(null);
    }

    @FunctionalInterface
    private interface Cases {
        @Nullable
        String of(Pair pair, Spell spell);
    }

    private List<Shortage> shortages(Simulation simulation, Cases cases) {
        List<Shortage> shortages = new ArrayList<>();
        for (Pair pair : simulation.pairs()) {
            for (ShortageClock clock : simulation.clocks(pair)) {
                Spell spell = clock.spell();
                boolean lasts = spell.contains(at);
                if (lasts || spell.start().isAfter(at) && !spell.start().isAfter(until)) {
                    long shortBy = lasts ? -simulation.adjusted(pair).at(at) : 0;
                    shortages.add(new Shortage(pair, clock, shortBy, cases.of(pair, spell)));
                }
            }
        }
        return shortages;
    }
}
