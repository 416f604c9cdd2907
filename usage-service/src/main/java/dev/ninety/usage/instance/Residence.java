package dev.ninety.usage.instance;

import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which Virtual Account a product instance belongs to at every moment: the first one, then what the moves say. */
public final class Residence {

    private final String first;
    private final TreeMap<Instant, String> moves = new TreeMap<>();

    /**
     * @param first holds for all time before the first move
     * @param moves in the order in which they were recorded; of two with the same moment the later recorded wins
     */
    public Residence(String first, List<Move> moves) {
        this.first = first;
        moves.forEach(move -> this.moves.put(move.effectiveAt(), move.to()));
    }

    public String at(Instant moment) {
        Map.Entry<Instant, String> move = moves.floorEntry(moment);
        return move == null ? first : move.getValue();
    }

    /** The next moment at which it may belong elsewhere; null where there is none. */
    public @Nullable Instant nextMoveAfter(Instant moment) {
        return moves.higherKey(moment);
    }

    /** Whether the move that decides this very moment already says so. */
    public boolean decides(Move move) {
        return move.to().equals(moves.get(move.effectiveAt()));
    }

    /** The parts of an instance's consumption that fall to each Virtual Account. */
    public Map<String, Timeline> split(Timeline consumption) {
        if (moves.isEmpty()) {
            return Map.of(first, consumption);
        }
        Map<String, Timeline> parts = new LinkedHashMap<>();
        Instant until = moves.firstKey();
        parts.put(first, consumption.minus(consumption.within(until, null)));
        moves.forEach((start, virtualAccount) ->
                parts.merge(virtualAccount, consumption.within(start, moves.higherKey(start)), Timeline::plus));
        return parts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Residence same && moves.equals(same.moves) && first.equals(same.first);
    }

    @Override
    public int hashCode() {
        return moves.hashCode();
    }
}
