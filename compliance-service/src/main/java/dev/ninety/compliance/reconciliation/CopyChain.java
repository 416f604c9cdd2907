package dev.ninety.compliance.reconciliation;

import dev.ninety.kit.ledger.HashChain;
import dev.ninety.kit.ledger.LedgerEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Goes through a copy from its first entry on and says where it is not what was taken over. */
public final class CopyChain {

    private final String smartAccount;
    private final HashChain chain = new HashChain();
    private long sequence;
    private String hash = HashChain.START;
    private @Nullable Instant recordedAt;
    private @Nullable String fault;

    public CopyChain(String smartAccount) {
        this.smartAccount = smartAccount;
    }

    /** Takes the entry that is next in the copy. After the first fault nothing more is looked at but where it ends. */
    public void next(LedgerEntry entry) {
        if (fault == null) {
            if (entry.sequence() != sequence + 1) {
                fault = "Entry " + (sequence + 1) + " of the copy is gone.";
            } else if (!chain.verifies(hash, smartAccount, entry)) {
                fault = "Entry " + entry.sequence() + " of the copy is not what was taken over.";
            }
        }
        sequence = entry.sequence();
        hash = entry.hash();
        recordedAt = entry.recordedAt();
    }

    /**
     * What is wrong with the copy; null where nothing is.
     *
     * @param reached how far the copy is known to reach
     * @param reachedHash of its last entry
     */
    public @Nullable String fault(long reached, String reachedHash) {
        if (fault == null && (sequence != reached || !hash.equals(reachedHash))) {
            return "The copy ends with entry " + sequence + " and not with entry " + reached + " as it was taken over.";
        }
        return fault;
    }

    /** When the source recorded the last entry; null where there is none. */
    public @Nullable Instant recordedAt() {
        return recordedAt;
    }
}
