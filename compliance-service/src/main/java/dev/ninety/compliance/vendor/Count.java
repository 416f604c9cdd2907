package dev.ninety.compliance.vendor;

import org.jspecify.annotations.Nullable;

/**
 * What the vendor counts of one licence in one Virtual Account.
 *
 * @param inUse units that it sees in use, at least 0
 * @param quantity units that it has as bought, at least 0; null where the count does not say
 */
public record Count(long inUse, @Nullable Long quantity) {

    /** Both together; what one of them does not say, their sum does not say either. */
    public Count plus(Count other) {
        Long both = quantity == null || other.quantity == null ? null : Math.addExact(quantity, other.quantity);
        return new Count(Math.addExact(inUse, other.inUse), both);
    }
}
