package dev.ninety.compliance.forecast.web;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.web.EvidenceBody;
import dev.ninety.compliance.forecast.Forecast;
import dev.ninety.compliance.forecast.TrendLine;
import dev.ninety.compliance.forecast.app.Forecasts;
import dev.ninety.compliance.shortage.web.EvaluationBody.DoubtBody;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The line that consumption goes along, as it is published. */
@Schema(name = "Trend")
public record TrendBody(
        String virtualAccount,
        String entitlementTag,

        @Schema(description = "the first day that the line goes through; null where there is none", nullable = true)
        @Nullable
        Instant from,

        @Schema(description = "how many days it goes through, each at 00:00Z")
        int days,

        @Schema(
                description = "units that it rises in a day, as a decimal; below zero where it falls",
                nullable = true,
                examples = "0.250000")
        @Nullable
        String slopePerDay,

        @Schema(description = "the line at 00:00Z of each day after now")
        List<Point> points,

        @Schema(description = "the entries that the line was read from")
        List<EvidenceBody> evidence,

        @Schema(description = "why nothing can be said; empty where something can")
        List<DoubtBody> indeterminate) {

    /** Where the line is. */
    @Schema(name = "TrendPoint")
    public record Point(
            Instant at,

            @Schema(description = "units, rounded half up, at least 0")
            long level) {}

    static TrendBody of(Pair pair, Forecasts.Trend trend, Forecast window) {
        TrendLine line = trend.line();
        return new TrendBody(
                pair.virtualAccount(),
                pair.entitlementTag(),
                line == null ? null : line.from(),
                line == null ? 0 : line.days(),
                line == null ? null : line.slopePerDay().toPlainString(),
                line == null
                        ? List.of()
                        : line.points(window.now(), window.until()).stream()
                                .map(point -> new Point(point.at(), point.level()))
                                .toList(),
                trend.evidence().stream().map(EvidenceBody::of).toList(),
                trend.doubts().stream().map(DoubtBody::of).toList());
    }
}
