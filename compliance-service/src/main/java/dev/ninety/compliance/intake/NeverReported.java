package dev.ninety.compliance.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many known product instances have never reported, as far as it was known at a moment.
 *
 * @param isRead whether usage-service had been asked by then
 * @param counts by Virtual Account; one that is left out has none
 */
public record NeverReported(boolean isRead, Map<String, Long> counts) {

    public NeverReported {
        counts = Map.copyOf(counts);
    }

    /** The count of a Virtual Account; null where nobody had asked yet. */
    public @Nullable Long in(String virtualAccount) {
        return isRead ? counts.getOrDefault(virtualAccount, 0L) : null;
    }
}
