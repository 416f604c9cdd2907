package dev.ninety.compliance.pack;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.ShortageClock;
import dev.ninety.kit.timeline.Spell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shortage as it was known at a moment, with the case that stood for it.
 *
 * @param spell the shortage as the entries that were known give it; null where they give none, so that the case was
 *     voided, or would have been with the next evaluation
 * @param startUncertain whether it already ran when the record began
 * @param terms grace and enforcement by the catalogue that was known
 * @param shortBy units short at the moment asked about; the peak where the shortage had ended
 * @param trail the case; null where the shortage had not been detected by then
 */
public record KnownCase(
        Pair pair,
        @Nullable Spell spell,
        boolean startUncertain,
        Terms terms,
        long shortBy,
        @Nullable CaseTrail trail) {

    private static final Comparator<CaseTrail> SENIORITY = Comparator.comparing(CaseTrail::shortSince)
            .thenComparing(CaseTrail::detectedAt)
            .thenComparing(CaseTrail::id);

    /**
     * What the ledgers say of one licence in one Virtual Account.
     *
     * @param spells ascending, those that begin after the moment asked about left out
     * @param uncertainStart the start of the spell that already ran when the record began; null for none
     * @param shortNow units short at the moment asked about, at least 0
     */
    public record Facts(
            Pair pair, List<Spell> spells, @Nullable Instant uncertainStart, Terms terms, long shortNow) {}

    /** Its state at a moment; null where no entries that were known give a shortage, and nobody has voided the case. */
    public @Nullable CaseState stateAt(Instant at) {
        Spell known = spell;
        if (known != null) {
            return new ShortageClock(known, terms).stateAt(at);
        }
        return trail != null && trail.isVoided() ? CaseState.VOIDED : null;
    }

    /**
     * Brings the shortages of one licence in one Virtual Account together with the cases that stood by then, as the
     * evaluation does: each shortage takes the case that is short for longest of those that share a moment with it. What
     * is left over is told by itself.
     *
     * @param trails the pair's own, voided ones too
     */
    public static List<KnownCase> match(Facts facts, List<CaseTrail> trails, Instant at) {
        List<CaseTrail> unclaimed = new ArrayList<>(trails.stream()
                .filter(trail -> !trail.isVoided())
                .sorted(SENIORITY)
                .toList());
        List<KnownCase> matched = new ArrayList<>();
        for (Spell spell : facts.spells()) {
            CaseTrail own = unclaimed.stream()
                    .filter(trail -> spell.overlaps(trail.shortSince(), trail.resolvedAt()))
                    .findFirst()
                    .orElse(null);
            unclaimed.remove(own);
            boolean lasts = spell.contains(at);
            matched.add(new KnownCase(
                    facts.pair(),
                    spell,
                    spell.start().equals(facts.uncertainStart()),
                    facts.terms(),
                    lasts ? facts.shortNow() : Math.negateExact(spell.deepest()),
                    own));
        }
        unclaimed.addAll(
                trails.stream().filter(CaseTrail::isVoided).sorted(SENIORITY).toList());
        unclaimed.forEach(trail -> matched.add(new KnownCase(facts.pair(), null, false, facts.terms(), 0, trail)));
        return matched;
    }
}
