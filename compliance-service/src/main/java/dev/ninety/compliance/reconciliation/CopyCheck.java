package dev.ninety.compliance.reconciliation;

import dev.ninety.compliance.intake.Source;
import org.jspecify.annotations.Nullable;

/**
 * How the copy of one ledger stood in a run.
 *
 * @param sequence of the last entry of the copy; 0 for none
 * @param hash of that entry, which the source's own ledger has at this number; the chain's start for none
 * @param detail what is wrong, in a sentence; null where nothing is
 */
public record CopyCheck(
        Source source,
        State state,
        long sequence,
        String hash,
        @Nullable String detail) {

    /** What became of the check. */
    public enum State {
        /** Every entry's hash follows from the one before, and the last one is the source's. */
        VERIFIED,
        /** The source's ledger does not go on from the copy; the positions of the account are INDETERMINATE. */
        SOURCE_DIFFERS,
        /** An entry of the copy is not what it was when it was taken over. */
        COPY_ALTERED
    }
}
