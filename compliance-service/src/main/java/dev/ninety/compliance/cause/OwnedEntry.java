package dev.ninety.compliance.cause;

import java.time.Instant;

/**
 * One entry of the ledger of what is owned, of a licence in a Virtual Account.
 *
 * @param source what it was posted for: the kind of thing and its id
 */
public record OwnedEntry(long sequence, Instant effectiveAt, long delta, String reason, String source) {

    /** Whether it takes units away: where a term ends, at least one entry does. */
    public boolean takesAway() {
        return delta < 0;
    }

    /** The units of a lot that go back by it; below 0 where it takes a part of a return away again. */
    long returned(String lot) {
        return reason.equals("RETURN") && source.equals("ENTITLEMENT " + lot) ? -delta : 0;
    }
}
