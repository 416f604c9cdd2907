package dev.ninety.usage.hygiene;

import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong as far as the facts known now tell.
 *
 * @param productInstance null where it is about none
 * @param entitlementTag null where it is about no single licence
 * @param virtualAccount where the instance is now; null where it is about none
 * @param firstSeen the earliest moment from which the facts known now say so; null where they do not tell
 * @param units how many units are counted because of it; null where none are
 * @param basis what an acceptance of it covers: one given for another basis no longer does
 */
public record Finding(
        FindingId id,
        Severity severity,
        @Nullable Udi productInstance,
        @Nullable String entitlementTag,
        @Nullable String virtualAccount,
        @Nullable Instant firstSeen,
        @Nullable Long units,
        List<Evidence> evidence,
        String basis) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    public FindingCode code() {
        return id.code();
    }
}
