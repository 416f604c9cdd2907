package dev.ninety.compliance.shortage;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.compliance.owner.OwnerRule;
import dev.ninety.kit.timeline.Spell;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One spell of shortage of one licence in one Virtual Account. Its state follows from its dates and the moment
 * at which one looks.
 *
 * @param spell the shortage as known at the last evaluation; its end may lie in the future
 * @param startUncertain whether it was already short when the account's record began, so that the start is the record's
 * @param terms grace and enforcement as known at the last evaluation
 * @param detectedAt when this record first knew of it
 * @param announced what the history has told
 * @param basis what the last evaluation went by; bookkeeping, no part of the version
 * @param voidedAt when it was found never to have been; null for a case that stands
 * @param version grows with every stored change
 */
public record ShortageCase(
        String id,
        Pair pair,
        Spell spell,
        boolean startUncertain,
        Terms terms,
        Instant detectedAt,
        Announced announced,
        Basis basis,
        @Nullable Instant voidedAt,
        @Nullable String owner,
        @Nullable String note,
        long version) {

    private ShortageClock clock() {
        return new ShortageClock(spell, terms);
    }

    public Instant deadline() {
        return clock().deadline();
    }

    public CaseState stateAt(Instant now) {
        return voidedAt == null ? clock().stateAt(now) : CaseState.VOIDED;
    }

    /** When the shortage ended; null while it lasts, and for a case that is voided. */
    public @Nullable Instant resolvedAt(Instant now) {
        return voidedAt == null ? clock().resolvedAt(now) : null;
    }

    /** The deadline, once it has passed and if the shortage outlived it; else null. */
    public @Nullable Instant enforcedAt(Instant now) {
        return voidedAt == null ? clock().enforcedAt(now) : null;
    }

    /** Days of grace left, counted in begun days of 24 hours, from now or from when the shortage ended; at least 0. */
    public long daysLeft(Instant now) {
        Instant resolved = resolvedAt(now);
        return clock().daysLeftAt(resolved == null ? now : resolved);
    }

    /** The most units that were short at any moment of the spell. */
    public long peak() {
        return Math.negateExact(spell.deepest());
    }

    /** Whether it holds a moment: voided cases hold none. */
    public boolean holds(Instant moment) {
        return voidedAt == null && spell.contains(moment);
    }

    /**
     * The case as far as it can be told from a source that has been in doubt since a moment: an end that was
     * to come after it is not taken as come, so doubt resolves nothing.
     */
    public ShortageCase inDoubtSince(@Nullable Instant moment) {
        Instant end = spell.end();
        if (moment == null || end == null || !end.isAfter(moment)) {
            return this;
        }
        return with(new Spell(spell.start(), null, spell.deepest()), startUncertain, terms);
    }

    /** What the history gains where somebody applies a plan that is for the case. */
    public Revision planApplied(String plan, String who, Instant now) {
        HistoryItem told = new HistoryItem(now, HistoryItem.What.PLAN_APPLIED, Reason.REQUESTED, who, null, plan);
        return new Revision(false, caredFor(owner, note, version + 1), List.of(told));
    }

    ShortageCase with(Spell newSpell, boolean uncertain, Terms newTerms) {
        return new ShortageCase(
                id, pair, newSpell, uncertain, newTerms, detectedAt, announced, basis, voidedAt, owner, note, version);
    }

    ShortageCase told(Announced newlyAnnounced, Basis newBasis, long newVersion) {
        return new ShortageCase(
                id,
                pair,
                spell,
                startUncertain,
                terms,
                detectedAt,
                newlyAnnounced,
                newBasis,
                voidedAt,
                owner,
                note,
                newVersion);
    }

    ShortageCase voided(Instant now, Basis newBasis) {
        return new ShortageCase(
                id, pair, spell, startUncertain, terms, detectedAt, announced, newBasis, now, owner, note, version + 1);
    }

    /** What a rule makes of a case that nobody owns. */
    public Revision assignedBy(OwnerRule rule, String who, Instant now) {
        ShortageCase owned = caredFor(rule.owner(), note, version + 1);
        return new Revision(false, owned, List.of(HistoryItem.assignment(now, who, rule.owner())));
    }

    ShortageCase caredFor(@Nullable String newOwner, @Nullable String newNote, long newVersion) {
        return new ShortageCase(
                id,
                pair,
                spell,
                startUncertain,
                terms,
                detectedAt,
                announced,
                basis,
                voidedAt,
                newOwner,
                newNote,
                newVersion);
    }
}
