package dev.ninety.entitlement.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Virtual Account maps to over time. Each mapping holds from its moment until the next one; of several
 * with the same moment the one recorded last holds. So a reorganisation changes no verdict about the time
 * before it.
 *
 * @param recorded in the order of recording
 */
public record Mappings(List<DatedMapping> recorded) {

    public static final Mappings NONE = new Mappings(List.of());

    public Mappings {
        recorded = List.copyOf(recorded);
    }

    /** The mapping that holds at a moment, a change at the moment itself included. */
    public Mapping at(Instant moment) {
        DatedMapping holding = null;
        for (DatedMapping mapping : recorded) {
            if (mapping.holdsBy(moment) && (holding == null || mapping.isNotBefore(holding))) {
                holding = mapping;
            }
        }
        return holding == null ? Mapping.NONE : holding.mapping();
    }

    /**
     * What is to be recorded so that a mapping holds: nothing where it holds already at its moment.
     *
     * @param from the moment that was asked for. Null means the beginning of time for the first mapping, which
     *     then describes how it always was, and {@code recordedAt} for a later one
     */
    public Optional<DatedMapping> toRecord(Mapping wanted, @Nullable Instant from, Instant recordedAt) {
        Instant effectiveFrom = from == null && !recorded.isEmpty() ? recordedAt : from;
        Mapping holding = at(effectiveFrom == null ? recordedAt : effectiveFrom);
        return wanted.equals(holding)
                ? Optional.empty()
                : Optional.of(new DatedMapping(effectiveFrom, wanted, recordedAt));
    }

    public Mappings with(DatedMapping added) {
        List<DatedMapping> all = new ArrayList<>(recorded);
        all.add(added);
        return new Mappings(all);
    }
}
