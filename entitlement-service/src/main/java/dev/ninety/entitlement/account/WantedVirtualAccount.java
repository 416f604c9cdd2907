package dev.ninety.entitlement.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Virtual Account as somebody wants it to be.
 *
 * @param isDefault true makes it the default; false leaves the default where it is
 * @param effectiveFrom from when the mapping shall hold; null where nobody said, see {@link Mappings#toRecord}
 */
public record WantedVirtualAccount(
        String virtualAccount,
        String name,
        boolean isDefault,
        Mapping mapping,
        @Nullable Instant effectiveFrom) {}
