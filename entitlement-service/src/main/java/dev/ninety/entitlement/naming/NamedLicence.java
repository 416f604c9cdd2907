package dev.ninety.entitlement.naming;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name, and what it stands for.
 *
 * @param name as it was spelled by the most telling source
 * @param tags in order; more than one where the name is ambiguous
 * @param source the most telling one of those that know the name
 * @param recordedAt when that source was recorded; null for the shipped catalogue
 */
public record NamedLicence(
        String name,
        List<String> tags,
        NameSource source,
        @Nullable Instant recordedAt) {

    public NamedLicence {
        tags = List.copyOf(tags);
    }

    /** The tag that it stands for; null where it is ambiguous. */
    public @Nullable String entitlementTag() {
        return tags.size() == 1 ? tags.getFirst() : null;
    }
}
