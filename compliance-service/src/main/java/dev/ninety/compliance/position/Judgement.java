package dev.ninety.compliance.position;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a position means, judged at the moment asked about. */
public final class Judgement {

    private Judgement() {}

    /**
     * The verdict on a position.
     *
     * @param doubt why nothing can be said of the account; null where nothing stands in the way
     * @param recorded whether the moment lies within the account's record
     * @param whileShort the state of its shortage; null where it is not short after coverage
     * @param unseen units that the vendor sees in use and this record does not, at least 0; where they would make the
     *     balance negative, nothing can be said, but a shortage that is known is one however much more is unseen
     */
    public static Verdict of(
            @Nullable String doubt,
            boolean recorded,
            Coverage.Covered covered,
            @Nullable PositionState whileShort,
            long unseen) {
        if (doubt != null) {
            return Verdict.indeterminate(doubt);
        }
        if (!recorded) {
            return Verdict.indeterminate(Verdict.RECORD_START);
        }
        if (whileShort != null) {
            return Verdict.of(whileShort);
        }
        if (covered.adjusted() < unseen) {
            return Verdict.indeterminate(Verdict.UNSEEN_USAGE);
        }
        return Verdict.of(covered.balance() < 0 ? PositionState.COVERED : PositionState.IN_COMPLIANCE);
    }

    /**
     * The state of a position that is short.
     *
     * @param adjusted its balance after coverage, below zero at {@code at}
     * @param record where the clock of a shortage begins at the earliest; covers {@code at}
     */
    public static PositionState whileShort(Timeline adjusted, RecordStart record, Terms terms, Instant at) {
        Spell spell = record.spells(adjusted).stream()
                .filter(s -> s.contains(at))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not short at " + at));
        return at.isBefore(terms.deadline(spell.start())) ? PositionState.GRACE : PositionState.ENFORCEMENT;
    }
}
