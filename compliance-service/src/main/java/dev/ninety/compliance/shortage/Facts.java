package dev.ninety.compliance.shortage;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.kit.timeline.Spell;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one licence in one Virtual Account.
 *
 * @param spells the stretches in which its balance after coverage is below zero, ascending, future ones included
 * @param uncertainStart the start of a spell that already ran when the account's record began; null for none
 * @param terms grace and enforcement by the catalogue as it stands
 * @param owner who cares for a case that opens, by the account's rules; null where no rule says
 * @param basis what the spells follow from besides the ledgers
 * @param spellsUnder the stretches that the same ledgers give on another basis
 */
public record Facts(
        Pair pair,
        List<Spell> spells,
        @Nullable Instant uncertainStart,
        Terms terms,
        @Nullable String owner,
        Basis basis,
        Function<Basis, List<Spell>> spellsUnder) {

    /** Whether it is not known since when a spell has lasted. */
    boolean isUncertain(Spell spell) {
        return spell.start().equals(uncertainStart);
    }

    /** The spells that have begun by a moment, ascending. Others are no shortage yet. */
    static List<Spell> begun(List<Spell> spells, Instant now) {
        return spells.stream().filter(spell -> !spell.start().isAfter(now)).toList();
    }

    /**
     * The next moment at which, with these facts, anything about cases changes by itself: a spell begins, its
     * grace ends, it ends. Null where there is none.
     */
    public @Nullable Instant nextBoundary(Instant now) {
        return spells.stream()
                .flatMap(spell -> boundaries(spell, terms.deadline(spell.start())))
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Stream<Instant> boundaries(Spell spell, Instant deadline) {
        Instant end = spell.end();
        if (end == null) {
            return Stream.of(spell.start(), deadline);
        }
        return deadline.isBefore(end) ? Stream.of(spell.start(), deadline, end) : Stream.of(spell.start(), end);
    }
}
