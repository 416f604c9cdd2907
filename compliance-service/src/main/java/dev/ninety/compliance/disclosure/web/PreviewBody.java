package dev.ninety.compliance.disclosure.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.disclosure.Preview;
import dev.ninety.compliance.disclosure.PreviewCase;
import dev.ninety.compliance.position.web.PositionBody;
import dev.ninety.compliance.shortage.CaseState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an export would reveal, as it is published. */
@Schema(name = "DisclosurePreview")
public record PreviewBody(
        String export,

        @Schema(description = "the moment by which everything is judged")
        Instant at,

        @Schema(description = "every position of the account as the vendor would compute it")
        List<PositionBody> positions,

        @Schema(
                description =
                        "every shortage that would last, and of those that would be over, the ones that the vendor"
                                + " does not see so now")
        List<Case> cases) {

    /** A shortage as the vendor would compute it. */
    @Schema(name = "DisclosurePreviewCase")
    public record Case(
            String virtualAccount,
            String entitlementTag,
            CaseState state,
            Instant shortSince,
            Instant deadline,
            @Schema(nullable = true) @Nullable Instant resolvedAt,

            @Schema(description = "begun days of grace left, at least 0")
            long daysLeft,

            @Schema(description = "units short, or the peak where the shortage would be over")
            long shortBy,

            EnforcementAction enforcementAction,

            @Schema(description = "whether the vendor sees no part of this shortage now") @JsonProperty("new")
            boolean isNew,

            @Schema(description = "as the vendor sees it now; null for a new one", nullable = true) @Nullable
            Before before) {

        static Case of(PreviewCase one, Instant at) {
            PreviewCase.Shown shown = one.shortage();
            return new Case(
                    one.pair().virtualAccount(),
                    one.pair().entitlementTag(),
                    shown.clock().stateAt(at),
                    shown.clock().spell().start(),
                    shown.clock().deadline(),
                    shown.clock().resolvedAt(at),
                    shown.clock().daysLeft(at),
                    shown.shortBy(),
                    shown.clock().terms().action(),
                    one.before() == null,
                    one.before() == null ? null : Before.of(one.before(), at));
        }
    }

    /** The same shortage, as the vendor sees it now. */
    @Schema(name = "DisclosurePreviewCaseBefore")
    public record Before(
            CaseState state,
            Instant shortSince,
            Instant deadline,
            @Schema(nullable = true) @Nullable Instant resolvedAt,
            long daysLeft,
            long shortBy) {

        static Before of(PreviewCase.Shown seen, Instant at) {
            return new Before(
                    seen.clock().stateAt(at),
                    seen.clock().spell().start(),
                    seen.clock().deadline(),
                    seen.clock().resolvedAt(at),
                    seen.clock().daysLeft(at),
                    seen.shortBy());
        }
    }

    static PreviewBody of(String export, Preview preview) {
        return new PreviewBody(
                export,
                preview.at(),
                preview.positions().stream().map(PositionBody::of).toList(),
                preview.cases().stream().map(one -> Case.of(one, preview.at())).toList());
    }
}
