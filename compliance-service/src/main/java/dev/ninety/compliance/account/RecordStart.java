package dev.ninety.compliance.account;

import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an account's record begins. What lies before is not known well enough for a verdict: no shortage starts
 * there, and one that already ran starts with the record.
 *
 * @param from the first moment of the record; null where it reaches back without end
 */
public record RecordStart(@Nullable Instant from) {

    /** A record that reaches back without end. */
    public static final RecordStart NONE = new RecordStart(null);

    /** Whether a moment lies within the record. */
    public boolean covers(Instant at) {
        return from == null || !at.isBefore(from);
    }

    /** The stretches below zero within the record, ascending; one that began before it begins with it. */
    public List<Spell> spells(Timeline adjusted) {
        return (from == null ? adjusted : adjusted.within(from, null)).spellsBelowZero();
    }

    /** The record's start, where a shortage already ran just before it; else null. */
    public @Nullable Instant uncertainStart(Timeline adjusted) {
        return from != null && adjusted.at(Micros.of(from) - 1) < 0 && adjusted.at(from) < 0 ? from : null;
    }
}
