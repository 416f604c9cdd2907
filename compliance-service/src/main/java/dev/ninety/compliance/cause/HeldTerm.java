package dev.ninety.compliance.cause;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The units of one lot in one Virtual Account, where their term begins and where it ends. A lot is what one entitlement
 * grants.
 *
 * @param lot the entitlement's id
 * @param endsAt excluded; null for ever
 * @param atStart how many are held there at the start
 * @param atEnd how many are held there just before the end; 0 where there is none
 * @param wholeAtEnd how many the lot has in all Virtual Accounts just before the end
 */
public record HeldTerm(
        String lot, Instant startsAt, @Nullable Instant endsAt, long atStart, long atEnd, long wholeAtEnd) {}
