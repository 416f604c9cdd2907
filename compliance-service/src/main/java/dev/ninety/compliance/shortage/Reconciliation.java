package dev.ninety.compliance.shortage;

import dev.ninety.compliance.shortage.HistoryItem.What;
import dev.ninety.kit.timeline.Spell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Brings the cases of one licence in one Virtual Account into line with its spells of shortage. A pure function
 * of cases, facts and the moment: running it again with what it gave changes nothing.
 *
 * <p>A case belongs to the earliest begun spell that its own stretch overlaps. Of several cases of one spell the
 * one that is short for longest keeps its id and the others are voided as merged; of several spells of one case
 * the earliest keeps it and the others open their own. A case without a spell is voided, for good.
 */
public final class Reconciliation {

    private static final Comparator<ShortageCase> SENIORITY = Comparator.comparing(
                    (ShortageCase c) -> c.spell().start())
            .thenComparing(ShortageCase::detectedAt)
            .thenComparing(ShortageCase::id);

    private final Facts facts;
    private final Instant now;
    private final List<Revision> revisions = new ArrayList<>();

    private Reconciliation(Facts facts, Instant now) {
        this.facts = facts;
        this.now = now;
    }

    /**
     * What changes.
     *
     * @param cases all cases of the pair; voided ones stay as they are
     * @param ids gives a new id for each case that is opened, in the order of their spells
     */
    public static List<Revision> of(List<ShortageCase> cases, Facts facts, Instant now, Supplier<String> ids) {
        Reconciliation reconciliation = new Reconciliation(facts, now);
        List<ShortageCase> unclaimed = new ArrayList<>(cases.stream()
                .filter(c -> c.voidedAt() == null)
                .sorted(SENIORITY)
                .toList());
        for (Spell spell : Facts.begun(facts.spells(), now)) {
            List<ShortageCase> claimants =
                    unclaimed.stream().filter(c -> overlap(c, spell)).toList();
            unclaimed.removeAll(claimants);
            if (claimants.isEmpty()) {
                reconciliation.open(spell, ids.get());
            } else {
                reconciliation.revise(claimants.getFirst(), spell);
                claimants.stream().skip(1).forEach(merged -> reconciliation.annul(merged, Reason.MERGED));
            }
        }
        unclaimed.forEach(c -> reconciliation.annul(c, reconciliation.causeOfEnd(c)));
        return List.copyOf(reconciliation.revisions);
    }

    private static boolean overlap(ShortageCase shortage, Spell spell) {
        return spell.overlaps(shortage.spell().start(), shortage.spell().end());
    }

    private void open(Spell spell, String id) {
        ShortageCase opened = new ShortageCase(
                id,
                facts.pair(),
                spell,
                facts.isUncertain(spell),
                facts.terms(),
                now,
                Announced.NOTHING,
                facts.basis(),
                null,
                facts.owner(),
                null,
                0);
        List<HistoryItem> told = new ArrayList<>();
        told.add(HistoryItem.fact(spell.start(), What.OPENED, Reason.SHORTAGE));
        told.addAll(transitions(opened, Reason.SHORTAGE));
        if (facts.owner() != null) {
            told.add(HistoryItem.assignment(now, null, facts.owner()));
        }
        revisions.add(new Revision(true, settled(opened, told.size()), told));
    }

    private void revise(ShortageCase before, Spell spell) {
        ShortageCase after = before.with(spell, facts.isUncertain(spell), facts.terms());
        List<HistoryItem> told = new ArrayList<>();
        Reason cause = after.spell().equals(before.spell()) ? Reason.CATALOGUE_CHANGED : causeOfMove(before);
        if (!spell.start().equals(before.spell().start())) {
            told.add(HistoryItem.move(now, What.MOVED, cause, before.spell().start(), spell.start()));
        }
        if (facts.terms().graceDays() != before.terms().graceDays()) {
            told.add(HistoryItem.move(
                    now, What.DEADLINE_MOVED, Reason.CATALOGUE_CHANGED, before.deadline(), after.deadline()));
        }
        told.addAll(transitions(after, cause));
        ShortageCase settled = settled(after, told.size());
        boolean sameFacts = settled.spell().equals(before.spell())
                && settled.startUncertain() == before.startUncertain()
                && settled.terms().equals(before.terms())
                && settled.announced().equals(before.announced());
        if (!sameFacts && told.isEmpty()) {
            settled = settled(after, 1);
        }
        if (!settled.equals(before)) {
            revisions.add(new Revision(false, settled, told));
        }
    }

    private void annul(ShortageCase before, Reason reason) {
        HistoryItem told = HistoryItem.fact(now, What.VOIDED, reason);
        revisions.add(new Revision(false, before.voided(now, facts.basis()), List.of(told)));
    }

    /** What the clock and the spell's end have brought, or taken back, since the history was last written. */
    private List<HistoryItem> transitions(ShortageCase shortage, Reason cause) {
        List<HistoryItem> told = new ArrayList<>();
        Instant wasEnforced = shortage.announced().enforced();
        Instant enforced = shortage.enforcedAt(now);
        if (enforced != null && wasEnforced == null) {
            told.add(HistoryItem.fact(enforced, What.ENFORCED, Reason.GRACE_ENDED));
        } else if (enforced == null && wasEnforced != null) {
            told.add(HistoryItem.fact(now, What.ENFORCEMENT_WITHDRAWN, cause));
        }
        Instant wasResolved = shortage.announced().resolved();
        Instant resolved = shortage.resolvedAt(now);
        if (resolved != null && wasResolved == null) {
            told.add(HistoryItem.fact(resolved, What.RESOLVED, Reason.SHORTAGE_ENDED));
        } else if (resolved == null && wasResolved != null) {
            told.add(HistoryItem.fact(now, What.REOPENED, cause));
        } else if (resolved != null && wasResolved != null && !resolved.equals(wasResolved)) {
            told.add(HistoryItem.move(now, What.END_MOVED, cause, wasResolved, resolved));
        }
        return told;
    }

    private ShortageCase settled(ShortageCase shortage, int changes) {
        Announced announced = new Announced(shortage.enforcedAt(now), shortage.resolvedAt(now));
        return shortage.told(announced, facts.basis(), shortage.version() + changes);
    }

    private Reason causeOfMove(ShortageCase before) {
        return cause(
                before,
                former -> former.start().equals(before.spell().start())
                        && Objects.equals(former.end(), before.spell().end()));
    }

    private Reason causeOfEnd(ShortageCase before) {
        return cause(before, former -> true);
    }

    /** If only the former record start, or the former catalogue, still gave what was, then its change took it away. */
    private Reason cause(ShortageCase before, Predicate<Spell> isWhatWas) {
        Basis then = before.basis();
        Basis now = facts.basis();
        if (gave(before, new Basis(now.catalogueEdits(), then.recordFrom()), isWhatWas)) {
            return Reason.RECORD_START;
        }
        boolean catalogue = gave(before, new Basis(then.catalogueEdits(), now.recordFrom()), isWhatWas)
                || gave(before, then, isWhatWas);
        return catalogue ? Reason.CATALOGUE_CHANGED : Reason.LATE_DATA;
    }

    /** Whether on another basis the case would have had such a spell. */
    private boolean gave(ShortageCase before, Basis basis, Predicate<Spell> isWhatWas) {
        return !basis.equals(facts.basis())
                && Facts.begun(facts.spellsUnder().apply(basis), now).stream()
                        .filter(spell -> overlap(before, spell))
                        .findFirst()
                        .filter(isWhatWas)
                        .isPresent();
    }
}
