package dev.ninety.compliance.intake;

import dev.ninety.kit.ledger.HashChain;
import dev.ninety.kit.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves that a page of a feed goes on from where our copy ends. The page is asked for from one entry before, so
 * that it must begin with the very entry that we read last: that shows that the past is still the same one.
 */
public final class FeedCheck {

    private FeedCheck() {}

    /** What a page turns out to be. */
    public sealed interface Verdict {}

    /**
     * It goes on.
     *
     * @param fresh the entries that we did not have
     * @param sequence how far our copy reaches with them
     * @param hash of the last entry then
     */
    public record GoesOn(List<LedgerEntry> fresh, long sequence, String hash) implements Verdict {}

    /** It does not, and nothing of it may be taken over. */
    public record Broken(SourceState state, String detail) implements Verdict {}

    /** The sequence number to ask after, so that the page begins with what {@code cursor} ends with. */
    public static long askAfter(Cursor cursor) {
        return Math.max(0, cursor.sequence() - 1);
    }

    /** Judges the entries that were answered for {@link #askAfter}. */
    public static Verdict check(Cursor cursor, List<LedgerEntry> entries) {
        List<LedgerEntry> rest = entries;
        if (cursor.sequence() > 0) {
            if (entries.isEmpty() || entries.getFirst().sequence() < cursor.sequence()) {
                return new Broken(
                        SourceState.LEDGER_REWOUND,
                        "Entry " + cursor.sequence() + " had been read and is no longer there.");
            }
            LedgerEntry last = entries.getFirst();
            if (last.sequence() == cursor.sequence()) {
                if (!cursor.hash().equals(last.hash())) {
                    return new Broken(
                            SourceState.LEDGER_REWOUND,
                            "Entry " + cursor.sequence() + " had been read and is another one now.");
                }
                rest = entries.subList(1, entries.size());
            }
        }
        return follow(cursor, rest);
    }

    private static Verdict follow(Cursor cursor, List<LedgerEntry> entries) {
        HashChain chain = new HashChain();
        List<LedgerEntry> fresh = new ArrayList<>(entries.size());
        long sequence = cursor.sequence();
        String hash = cursor.hash();
        for (LedgerEntry entry : entries) {
            if (entry.sequence() == sequence && hash.equals(entry.hash())) {
                continue; // delivered twice
            }
            if (entry.sequence() != sequence + 1) {
                return new Broken(
                        SourceState.LEDGER_GAP,
                        "Entry " + (sequence + 1) + " is due and entry " + entry.sequence() + " came.");
            }
            // An entry of delta 0 cannot have been posted, so it has no hash to compare with.
            if (entry.delta() == 0 || !chain.verifies(hash, cursor.smartAccount(), entry)) {
                return new Broken(
                        SourceState.LEDGER_HASH_MISMATCH,
                        "The hash of entry " + entry.sequence() + " does not follow from what it says.");
            }
            fresh.add(entry);
            sequence = entry.sequence();
            hash = entry.hash();
        }
        return new GoesOn(List.copyOf(fresh), sequence, hash);
    }
}
