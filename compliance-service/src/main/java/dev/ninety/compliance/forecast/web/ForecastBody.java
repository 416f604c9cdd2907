package dev.ninety.compliance.forecast.web;

import dev.ninety.compliance.agreement.AgreementDate;
import dev.ninety.compliance.agreement.web.AgreementDateBody;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.evidence.web.EvidenceBody;
import dev.ninety.compliance.forecast.ForecastCause;
import dev.ninety.compliance.forecast.ForecastEvent;
import dev.ninety.compliance.forecast.app.Forecasts;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.shortage.web.EvaluationBody.DoubtBody;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a forecast, as it is published. */
@Schema(name = "Forecast")
public record ForecastBody(
        List<Item> items,

        @Schema(description = "what to pass as `after` for the following page; null on the last one", nullable = true)
        @Nullable
        String next,

        @Schema(description = "why nothing can be said; empty where something can")
        List<DoubtBody> indeterminate,

        @Schema(
                description = "the dates that agreements set after now and up to `until`, by moment; the same on every"
                        + " page, whatever else is asked for")
        List<AgreementDateBody> agreementDates) {

    /** Something that will happen to a shortage. */
    @Schema(name = "ForecastItem")
    public record Item(
            ForecastEvent.Kind kind,
            Instant at,
            String virtualAccount,
            String entitlementTag,

            @Schema(description = "the most units that are short at any moment of the spell")
            long size,

            @Schema(description = "LEDGER from what is posted, TREND only if consumption goes on along its line")
            ForecastEvent.Basis basis,

            @Schema(description = "the case of the shortage; null where it has not begun yet", nullable = true)
            @Nullable
            String caseId,

            Instant shortSince,
            Instant deadline,

            @Schema(description = "when it closes; null where that is not in sight", nullable = true) @Nullable
            Instant endsAt,

            EnforcementAction enforcementAction,

            @Schema(
                    description = "what makes the balance turn at that moment, for ENFORCE what made it turn when the"
                            + " shortage began; at most 100, what moves most units first; empty for TREND")
            List<Cause> causes,

            @Schema(
                    description = "the entries that take effect at that moment and when the shortage reaches its size;"
                            + " for TREND also those that the line goes through")
            List<EvidenceBody> evidence) {

        static Item of(Forecasts.Seen seen) {
            ForecastEvent event = seen.event();
            return new Item(
                    event.kind(),
                    event.at(),
                    event.pair().virtualAccount(),
                    event.pair().entitlementTag(),
                    event.size(),
                    event.basis(),
                    seen.caseId(),
                    event.clock().spell().start(),
                    event.clock().deadline(),
                    event.clock().spell().end(),
                    event.clock().terms().action(),
                    seen.causes().stream().map(Cause::of).toList(),
                    seen.evidence().stream().map(EvidenceBody::of).toList());
        }
    }

    /** Entries of one moment that come from one thing. */
    @Schema(name = "ForecastCause")
    public record Cause(
            @Schema(description = "the ledger") Source source,
            String entitlementTag,

            @Schema(description = "why they were entered, such as TERM_END or GRANT")
            String reason,

            @Schema(description = "the kind of thing, such as ENTITLEMENT or PRODUCT_INSTANCE")
            String sourceType,

            @Schema(description = "which one") String sourceId,

            @Schema(description = "owned or consumed more from then on; below zero for fewer")
            long units) {

        static Cause of(ForecastCause cause) {
            return new Cause(
                    cause.source(),
                    cause.entitlementTag(),
                    cause.reason(),
                    cause.sourceType(),
                    cause.sourceId(),
                    cause.units());
        }
    }

    static ForecastBody of(Forecasts.Told told, List<AgreementDate> dates, int limit) {
        Page<Forecasts.Seen> page = Page.of(told.events(), limit, seen -> cursor(seen.event()));
        return new ForecastBody(
                page.items().stream().map(Item::of).toList(),
                page.next(),
                told.doubts().stream().map(DoubtBody::of).toList(),
                dates.stream().map(AgreementDateBody::of).toList());
    }

    private static String cursor(ForecastEvent event) {
        return Params.cursor(
                event.at().toString(),
                event.pair().virtualAccount(),
                event.pair().entitlementTag(),
                event.kind().name());
    }
}
