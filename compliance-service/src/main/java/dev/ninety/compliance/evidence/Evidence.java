package dev.ninety.compliance.evidence;

import dev.ninety.compliance.catalogue.Pair;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a number was read from: entries of a ledger, by their sequence numbers, or other facts, by their ids.
 *
 * @param pair which licence where it is about; null where it is about none in particular
 * @param units how many units it tells of; null where it tells of none
 * @param sequences of a ledger's entries, ascending, at most {@link #MOST}
 * @param ids of other facts, ascending, at most {@link #MOST}
 * @param more how many further ones there are
 */
public record Evidence(
        Kind source, @Nullable Pair pair, @Nullable Long units, List<Long> sequences, List<String> ids, long more) {

    /** How many entries or ids are listed. */
    public static final int MOST = 100;

    /** Where the facts come from. */
    public enum Kind {
        /** Entries of the ledger of what is owned. */
        ENTITLEMENT,
        /** Entries of the ledger of what is consumed. */
        USAGE,
        /** Findings of usage-service. */
        FINDING,
        /** Orders of entitlement-service. */
        ORDER,
        /** The account's catalogue; the ids are entitlement tags. */
        CATALOGUE,
        /** Cases of this service. */
        CASE,
        /** What the vendor's own lists say; the ids are the digests of their files. */
        VENDOR,
        /** What units were bought at; the ids are entitlements. */
        PRICE,
        /** What devices print of themselves; the ids are the digests of their texts. */
        DEVICE
    }

    public Evidence {
        sequences = List.copyOf(sequences);
        ids = List.copyOf(ids);
    }

    /** Entries of a ledger; of more than can be listed, those with the highest numbers are. */
    public static Evidence entries(Kind source, Pair pair, long units, Collection<Long> sequences) {
        List<Long> ascending = sequences.stream().sorted().distinct().toList();
        return listed(source, pair, units, ascending, ascending.size());
    }

    /**
     * Entries of a ledger, the latest of them.
     *
     * @param listed some of them, ascending
     * @param all how many there are
     */
    public static Evidence listed(Kind source, Pair pair, long units, List<Long> listed, long all) {
        List<Long> latest = listed.subList(Math.max(0, listed.size() - MOST), listed.size());
        return new Evidence(source, pair, units, latest, List.of(), all - latest.size());
    }

    /** Other facts. */
    public static Evidence facts(Kind source, @Nullable Pair pair, @Nullable Long units, Stream<String> ids) {
        List<String> ascending = ids.sorted().distinct().toList();
        List<String> first = ascending.subList(0, Math.min(MOST, ascending.size()));
        return new Evidence(source, pair, units, List.of(), first, ascending.size() - first.size());
    }
}
