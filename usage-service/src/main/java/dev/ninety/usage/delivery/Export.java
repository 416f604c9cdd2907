package dev.ninety.usage.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reports that are carried to the vendor by hand. Which versions of which reports it holds is fixed when it is made.
 *
 * @param reports how many it holds, telemetry included
 * @param instances how many product instances these are of
 * @param submittedAt when it was handed to the vendor; null until somebody says so
 * @param acknowledgedAt when the vendor's first ACK of it was received; null until then
 */
public record Export(
        String id,
        String virtualAccount,
        ExportFormat format,
        Instant createdAt,
        long reports,
        long instances,
        @Nullable Instant submittedAt,
        @Nullable Instant acknowledgedAt) {

    public ExportState state() {
        if (acknowledgedAt != null) {
            return ExportState.ACKNOWLEDGED;
        }
        return submittedAt == null ? ExportState.PENDING : ExportState.SUBMITTED;
    }

    /** How the vendor's own tools call such a file. */
    public String fileName() {
        String name = format == ExportFormat.XML ? "UD_VA_" : "UD_SA_";
        return name + createdAt.getEpochSecond() + '.' + format.extension();
    }
}
