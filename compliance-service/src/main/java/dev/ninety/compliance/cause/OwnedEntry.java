package dev.ninety.compliance.cause;

import java.time.Instant;

/**
 * One entry of the ledger of what is owned, of a licence in a Virtual Account.
 *
 * @param source what it was posted for: the kind of thing and its id
 */
public record OwnedEntry(long sequence, Instant effectiveAt, long delta, String reason, String source) {

    /** Whether something begins with it, so that what else its source posts at that moment shapes the beginning. */
    boolean begins() {
        return reason.equals("GRANT") || reason.equals("PAK_CONVERSION");
    }

    /** Whether it says where a term ends, or moves that. */
    boolean movesEnd() {
        return reason.equals("TERM_END") || reason.equals("CHANGE");
    }
}
