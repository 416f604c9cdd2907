package dev.ninety.compliance.reconciliation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison that was carried out, or tried.
 *
 * @param takenAt the moment whose figures were compared; of counts that carry moments of their own, the latest that was
 *     looked at
 * @param recordedAt when it was carried out
 * @param detail why it failed, or what else is to be known; null where there is nothing
 * @param copies how the copies of the ledgers stood, where they were what was compared
 */
public record Run(
        String id,
        RunSource source,
        Instant takenAt,
        Instant recordedAt,
        Outcome outcome,
        Figures figures,
        @Nullable String detail,
        List<CopyCheck> copies) {

    public Run {
        copies = List.copyOf(copies);
    }

    /** The same run, with how the copies stood in it. */
    public Run with(List<CopyCheck> itsCopies) {
        return new Run(id, source, takenAt, recordedAt, outcome, figures, detail, itsCopies);
    }

    /**
     * Whether a request asks for this very run.
     *
     * @param wantedAt null where the request leaves it open
     */
    public boolean isWhatIsAsked(RunSource wanted, @Nullable Instant wantedAt) {
        return source == wanted && (wantedAt == null || wantedAt.equals(takenAt));
    }
}
