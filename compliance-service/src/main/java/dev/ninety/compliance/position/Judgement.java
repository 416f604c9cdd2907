package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;

/** What a position means, judged at the moment asked about. */
public final class Judgement {

    private Judgement() {}

    /** The state of a position that is not short after coverage. */
    public static PositionState notShort(Coverage.Covered covered) {
        return covered.balance() < 0 ? PositionState.COVERED : PositionState.IN_COMPLIANCE;
    }

    /**
     * The state of a position that is short.
     *
     * @param adjusted its balance after coverage, below zero at {@code at}
     */
    public static PositionState whileShort(Timeline adjusted, Terms terms, Instant at) {
        Spell spell = adjusted.spellsBelowZero().stream()
                .filter(s -> s.contains(at))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not short at " + at));
        return at.isBefore(terms.deadline(spell.start())) ? PositionState.GRACE : PositionState.ENFORCEMENT;
    }
}
