package dev.ninety.compliance.attestation;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A licence in a Virtual Account that by what became known later stands otherwise than was signed.
 *
 * @param before as signed; null where it was not there
 * @param after as it is known since; null where it is not there any more
 */
public record Alteration(
        Pair pair, @Nullable Figures before, @Nullable Figures after) {

    /** What is signed of one licence in one Virtual Account, in units. */
    public record Figures(long owned, long consumed, long lent, long borrowed, PositionState state) {

        static Figures of(Position position) {
            return new Figures(
                    position.levels().owned(),
                    position.levels().consumed(),
                    position.covered().lent(),
                    position.covered().borrowed(),
                    position.verdict().state());
        }

        /** What is left after coverage. */
        public long adjustedBalance() {
            return owned - consumed - lent + borrowed;
        }
    }

    /** What differs between two positions of the same moment, ascending; nothing where both are the same. */
    public static List<Alteration> between(Collection<Position> signed, Collection<Position> since) {
        Map<Pair, Figures> before = figures(signed);
        Map<Pair, Figures> after = figures(since);
        TreeSet<Pair> pairs = new TreeSet<>(before.keySet());
        pairs.addAll(after.keySet());
        List<Alteration> alterations = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!Objects.equals(before.get(pair), after.get(pair))) {
                alterations.add(new Alteration(pair, before.get(pair), after.get(pair)));
            }
        }
        return alterations;
    }

    private static Map<Pair, Figures> figures(Collection<Position> positions) {
        Map<Pair, Figures> figures = new HashMap<>();
        positions.forEach(position -> figures.put(position.levels().pair(), Figures.of(position)));
        return figures;
    }
}
