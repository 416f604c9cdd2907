package dev.ninety.usage.directory;

import java.time.Instant;
import java.util.Set;

/** Licences of an account are now known to belong, or to have belonged, to other reporting classes. */
public record ClassesChanged(String smartAccount, Set<String> entitlementTags, Instant recordedAt) {

    public ClassesChanged {
        entitlementTags = Set.copyOf(entitlementTags);
    }
}
