package dev.ninety.compliance.reconciliation.web;

import dev.ninety.compliance.reconciliation.Run;
import dev.ninety.compliance.reconciliation.app.DeviceOutputs;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of what a device printed. */
@Schema(name = "DeviceOutputReport")
public record DeviceOutputBody(
        String sha256,
        boolean preview,
        String productInstance,

        @Schema(description = "all that the device says to be one with it, itself first; their use counts together")
        List<String> members,

        @Schema(description = "where licences belong of which no use is known here")
        String virtualAccount,

        Instant takenAt,
        List<LineBody> lines,

        @Schema(description = "the comparison that followed; null in a preview", nullable = true) @Nullable
        ReconciliationBody reconciliation) {

    /** A licence that the device has. */
    @Schema(name = "DeviceOutputLine")
    public record LineBody(
            String pointer,

            @Schema(description = "by which it may be known, the most telling one first")
            List<String> names,

            @Schema(description = "null where it is not certain what it is; it is not compared then", nullable = true)
            @Nullable
            String entitlementTag,

            @Schema(description = "in use") long units,
            @Schema(nullable = true) @Nullable String reason,
            @Schema(nullable = true) @Nullable String detail) {

        static LineBody of(DeviceOutputs.Line line) {
            return new LineBody(
                    "/lines/" + line.licence().line(),
                    line.licence().names(),
                    line.entitlementTag(),
                    line.licence().units(),
                    line.reason(),
                    line.detail());
        }
    }

    static DeviceOutputBody of(DeviceOutputs.Brought brought) {
        Run run = brought.run();
        return new DeviceOutputBody(
                brought.output().sha256(),
                run == null,
                brought.output().productInstance(),
                brought.output().members(),
                brought.output().virtualAccount(),
                brought.output().takenAt(),
                brought.lines().stream().map(LineBody::of).toList(),
                run == null ? null : ReconciliationBody.of(run));
    }
}
