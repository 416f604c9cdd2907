package dev.ninety.compliance.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Virtual Account as the directory names it.
 *
 * @param mappings in the order in which they were recorded; each holds from one {@code effectiveFrom} until the next
 */
public record VirtualAccount(String id, String name, List<Mapping> mappings) {

    private static final Comparator<Mapping> PRECEDENCE = Comparator.comparing(
                    Mapping::effectiveFrom, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(Mapping::recordedAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    public VirtualAccount {
        mappings = List.copyOf(mappings);
    }

    /**
     * What it belongs to at a moment: the mapping that took effect last, of several of one moment the later recorded.
     *
     * @param knownAt only what was recorded by then; null for everything
     */
    public Mapping mappingAt(Instant at, @Nullable Instant knownAt) {
        return mappings.stream()
                .filter(mapping -> mapping.holdsAt(at) && mapping.isKnownAt(knownAt))
                .reduce((one, later) -> PRECEDENCE.compare(one, later) > 0 ? one : later)
                .orElse(Mapping.NONE);
    }
}
