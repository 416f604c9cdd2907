package dev.ninety.compliance.renewal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A licence whose use only the vendor counts, in one Virtual Account.
 *
 * @param inUse what it counted last; null where it never did
 * @param takenAt when it counted
 * @param missing in use and not owned
 * @param idle owned and not in use; none where it never counted
 */
public record VendorOnly(
        String virtualAccount,
        String entitlementTag,
        String name,
        long owned,
        @Nullable Long inUse,
        @Nullable Instant takenAt,
        Gap missing,
        Gap idle) {}
