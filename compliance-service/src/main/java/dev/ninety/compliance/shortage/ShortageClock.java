package dev.ninety.compliance.shortage;

import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.kit.timeline.Spell;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one spell of shortage: it runs from the spell's start.
 *
 * @param spell its end may lie in the future
 */
public record ShortageClock(Spell spell, Terms terms) {

    private static final Duration DAY = Duration.ofDays(1);

    public Instant deadline() {
        return terms.deadline(spell.start());
    }

    /** Where the shortage stands; never VOIDED. */
    public CaseState stateAt(Instant now) {
        if (resolvedAt(now) != null) {
            return CaseState.RESOLVED;
        }
        return now.isBefore(deadline()) ? CaseState.GRACE : CaseState.ENFORCEMENT;
    }

    /** When the shortage ended; null while it lasts. */
    public @Nullable Instant resolvedAt(Instant now) {
        Instant end = spell.end();
        return end != null && !now.isBefore(end) ? end : null;
    }

    /** The deadline, once it has passed and if the shortage outlived it; else null. */
    public @Nullable Instant enforcedAt(Instant now) {
        Instant deadline = deadline();
        boolean outlived = spell.end() == null || spell.end().isAfter(deadline);
        return outlived && !now.isBefore(deadline) ? deadline : null;
    }

    /** Days of grace left, counted in begun days of 24 hours, from now or from when the shortage ended; at least 0. */
    public long daysLeft(Instant now) {
        Instant resolved = resolvedAt(now);
        return daysLeftAt(resolved == null ? now : resolved);
    }

    /** Days of grace that are left at a moment, whether the shortage lasts or not. */
    long daysLeftAt(Instant moment) {
        Duration left = Duration.between(moment, deadline());
        return left.isPositive() ? left.plus(DAY).minusNanos(1).dividedBy(DAY) : 0;
    }
}
