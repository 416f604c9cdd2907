package dev.ninety.compliance.disclosure;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.shortage.ShortageClock;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The shortages that the vendor would see at a moment, beside those that it sees. A pure function. A shortage is the
 * one that was seen before where the rules of cases would keep its id; else it is new.
 *
 * @param record where clocks begin at the earliest
 * @param at the moment of looking
 */
public record PreviewCases(RecordStart record, CatalogueView catalogue, Instant at) {

    /**
     * Every shortage that would last at the moment, and of those that would be over, the ones that are seen otherwise
     * or not at all now; ascending by pair and start.
     *
     * @param before the balances after coverage as the vendor sees them
     * @param after the same as it would see them
     */
    public List<PreviewCase> of(Map<Pair, Timeline> before, Map<Pair, Timeline> after) {
        List<PreviewCase> cases = new ArrayList<>();
        new TreeMap<>(after).forEach((pair, wouldBe) -> {
            Timeline is = before.getOrDefault(pair, Timeline.zero());
            List<Spell> seen = begun(is);
            List<Spell> unclaimed = new ArrayList<>(seen);
            for (Spell spell : begun(wouldBe)) {
                List<Spell> claimed = unclaimed.stream()
                        .filter(one -> spell.overlaps(one.start(), one.end()))
                        .toList();
                unclaimed.removeAll(claimed);
                if (spell.contains(at) || seen.stream().noneMatch(one -> isSameStretch(one, spell))) {
                    cases.add(new PreviewCase(
                            pair,
                            shown(pair, spell, wouldBe),
                            claimed.isEmpty() ? null : shown(pair, claimed.getFirst(), is)));
                }
            }
        });
        return cases;
    }

    private List<Spell> begun(Timeline adjusted) {
        return record.spells(adjusted).stream()
                .filter(spell -> !spell.start().isAfter(at))
                .toList();
    }

    private PreviewCase.Shown shown(Pair pair, Spell spell, Timeline adjusted) {
        long depth = spell.contains(at) ? adjusted.at(at) : spell.deepest();
        ShortageClock clock = new ShortageClock(spell, catalogue.terms(pair.entitlementTag()));
        return new PreviewCase.Shown(clock, Math.negateExact(depth));
    }

    private static boolean isSameStretch(Spell one, Spell other) {
        return one.start().equals(other.start()) && Objects.equals(one.end(), other.end());
    }
}
