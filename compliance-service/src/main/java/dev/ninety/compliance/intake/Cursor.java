package dev.ninety.compliance.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the copy of one ledger reaches.
 *
 * @param sequence of the last entry taken over; 0 for none
 * @param hash of that entry; the chain's start for none
 * @param detail what is wrong, in a sentence; null where nothing is
 * @param since since when it stands so
 */
public record Cursor(
        String smartAccount,
        Source source,
        long sequence,
        String hash,
        SourceState state,
        @Nullable String detail,
        Instant since) {

    /** Whether another cursor of the same ledger reaches exactly as far. */
    public boolean reachesAsFarAs(Cursor other) {
        return sequence == other.sequence && hash.equals(other.hash);
    }

    /** The copy, reaching so far and verified. */
    public Cursor reaching(long newSequence, String newHash) {
        return new Cursor(smartAccount, source, newSequence, newHash, SourceState.READ, null, since);
    }

    /** The copy as far as it reaches, with what is wrong with what follows. */
    public Cursor inDoubt(SourceState reason, String what) {
        return new Cursor(smartAccount, source, sequence, hash, reason, what, since);
    }

    /** What this ledger's state casts doubt on; null where it is read and verified. */
    public @Nullable Doubt doubt() {
        return state == SourceState.READ
                ? null
                : new Doubt(state, source, detail == null ? "Nothing has been read yet." : detail, since);
    }
}
