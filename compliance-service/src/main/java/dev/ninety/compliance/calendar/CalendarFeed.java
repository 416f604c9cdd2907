package dev.ninety.compliance.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address at which clocks can be read without signing in, by whoever knows it, until it is revoked.
 *
 * @param owner only the clocks that this person cares for; null for all
 * @param virtualAccount only the clocks of this Virtual Account; null for all
 * @param revokedAt null while the address works
 */
public record CalendarFeed(
        String id,
        @Nullable String owner,
        @Nullable String virtualAccount,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    /** Whether clocks of the account itself, which nobody in particular cares for, are in it. */
    public boolean isOfTheWholeAccount() {
        return owner == null && virtualAccount == null;
    }
}
