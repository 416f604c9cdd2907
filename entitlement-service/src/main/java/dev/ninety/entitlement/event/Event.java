package dev.ninety.entitlement.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One write that happened, as the log keeps it.
 *
 * @param sequence position in the account's log: 1, 2, 3, … without a gap
 * @param at when it was recorded; never decreases along the sequence
 * @param who the name of the principal that sent the request
 * @param what a stable code for what was done, such as {@code TRANSFER_RECORDED}
 * @param resource the path of what was written, below the account
 * @param detail a sentence for a person; null where the code says it all
 */
public record Event(
        long sequence,
        Instant at,
        String who,
        String what,
        String resource,
        @Nullable String detail) {}
