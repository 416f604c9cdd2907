package dev.ninety.usage.importing;

import dev.ninety.usage.instance.Udi;
import org.jspecify.annotations.Nullable;

/**
 * What a line makes of a product instance.
 *
 * @param known as it stood before; null where it is new
 * @param firstVirtualAccount where it was before its first move
 */
public record DeviceChange(
        Udi udi,
        @Nullable KnownDevice known,
        @Nullable String hostname,
        String firstVirtualAccount,
        boolean firstSighted) {

    /** Whether all that it consumed before its first move falls to another Virtual Account from now on. */
    public boolean isElsewhere() {
        return known != null && !known.instance().firstVirtualAccount().equals(firstVirtualAccount);
    }
}
