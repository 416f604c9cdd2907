package dev.ninety.compliance.forecast;

import dev.ninety.compliance.catalogue.Pair;
import java.time.Instant;

/**
 * An entry of the entitlement ledger, as far as lots can be told from it.
 *
 * @param sourceType ENTITLEMENT, PAK_CONVERSION or TRANSFER
 * @param sourceId which one of that kind
 */
public record OwnershipEntry(Pair pair, Instant effectiveAt, long delta, String sourceType, String sourceId) {

    /** Whether it moves units of lots, rather than being about a lot itself. */
    boolean isTransfer() {
        return sourceType.equals("TRANSFER");
    }

    /** The entitlement that the entry is about; a conversion makes one that is named after its key. */
    String lot() {
        return sourceType.equals("PAK_CONVERSION") ? "PAK-" + sourceId : sourceId;
    }
}
