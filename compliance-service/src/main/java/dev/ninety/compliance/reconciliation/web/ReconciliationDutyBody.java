package dev.ninety.compliance.reconciliation.web;

import dev.ninety.compliance.reconciliation.MissedRun;
import dev.ninety.compliance.reconciliation.RunSource;
import dev.ninety.compliance.reconciliation.app.Reconciliations;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an account is compared with again and again, and how that stands. */
@Schema(name = "ReconciliationDuty")
public record ReconciliationDutyBody(
        RunSource source,
        Instant since,

        @Schema(description = "how far apart runs are", examples = "PT24H")
        String every,

        @Schema(description = "when it was last carried out", nullable = true) @Nullable
        Instant lastRunAt,

        @Schema(nullable = true) @Nullable Instant nextAttemptAt,

        @Schema(description = "since when a run counts as missed; null where none does", nullable = true) @Nullable
        Instant missedSince) {

    static ReconciliationDutyBody of(Reconciliations.DutyState state) {
        MissedRun missed = state.missed();
        return new ReconciliationDutyBody(
                state.duty().source(),
                state.duty().since(),
                state.duty().every().toString(),
                state.lastRunAt(),
                state.nextAttemptAt(),
                missed == null ? null : missed.missedSince());
    }
}
