package dev.ninety.usage.report.app;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all the reports of one body.
 *
 * @param virtualAccount as the sender gave it; null for the default one
 * @param landing the Virtual Account of instances that are seen for the first time
 * @param companion what goes with each batch, in its own transaction
 * @param catalogued the entitlement tags in the account's catalogue
 */
record Sender(
        String smartAccount,
        @Nullable String virtualAccount,
        String landing,
        Set<String> catalogued,
        BatchCompanion companion,
        Instant receivedAt) {

    Sender knowing(Set<String> tags) {
        return new Sender(smartAccount, virtualAccount, landing, tags, companion, receivedAt);
    }
}
