package dev.ninety.compliance.vendor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units that the vendor has as bought for a time.
 *
 * @param start null where they are there from the beginning
 * @param end null where they are there for ever
 */
public record Term(
        long quantity, @Nullable Instant start, @Nullable Instant end) {

    public boolean covers(Instant moment) {
        return (start == null || !start.isAfter(moment)) && (end == null || end.isAfter(moment));
    }
}
