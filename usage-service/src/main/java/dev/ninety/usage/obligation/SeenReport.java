package dev.ninety.usage.obligation;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A version of a report that the vendor has seen.
 *
 * @param versionId of the report as it is kept
 * @param reportId as the device gave it
 * @param end the latest end of its rows, but no later than when it was received: a wrong clock proves nothing
 * @param disclosedAt when the vendor saw it first
 * @param confirmedAt when the vendor is known to have seen it; null as long as that is assumed
 */
public record SeenReport(
        long versionId,
        long reportId,
        Instant end,
        Instant disclosedAt,
        @Nullable Instant confirmedAt) {

    /** The one that reaches furthest is the greatest; of several the one that was seen first. */
    static final Comparator<SeenReport> BY_REACH = Comparator.comparing(SeenReport::end)
            .thenComparing(SeenReport::disclosedAt, Comparator.reverseOrder())
            .thenComparing(SeenReport::versionId, Comparator.reverseOrder());

    /** Whether the vendor was known to have seen it by then. */
    public boolean isConfirmedAt(Instant at) {
        return confirmedAt != null && !confirmedAt.isAfter(at);
    }
}
