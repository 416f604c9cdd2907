package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.kit.timeline.Spell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plan does to one shortage that lasts or is to come, within the window.
 *
 * @param spell the shortage as it is without the plan
 * @param from the first moment of the window that it holds
 * @param until where it ends, or the window does
 * @param units how many units fewer are short at the most, at least 1
 * @param left how many units are short at the most with the plan; 0 where the whole stretch is cured
 */
public record Cure(Pair pair, Spell spell, Instant from, Instant until, long units, long left) {

    /** All shortages that are smaller after than before, by pair and start. */
    static List<Cure> between(Simulation before, Simulation after, Window window) {
        List<Cure> cures = new ArrayList<>();
        for (Pair pair : before.pairs()) {
            if (before.adjusted(pair).equals(after.adjusted(pair))) {
                continue;
            }
            for (Spell spell : before.spells(pair)) {
                if (spell.overlaps(window.now(), window.until())) {
                    Instant from = spell.start().isAfter(window.now()) ? spell.start() : window.now();
                    Instant end = spell.end();
                    Instant until = end == null || end.isAfter(window.until()) ? window.until() : end;
                    long was = -before.adjusted(pair).minimum(from, until);
                    long left = Math.max(0, -after.adjusted(pair).minimum(from, until));
                    if (left < was) {
                        cures.add(new Cure(pair, spell, from, until, was - left, left));
                    }
                }
            }
        }
        return List.copyOf(cures);
    }
}
