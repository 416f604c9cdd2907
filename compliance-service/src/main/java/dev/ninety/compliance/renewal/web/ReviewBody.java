package dev.ninety.compliance.renewal.web;

import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.DisputeCause;
import dev.ninety.compliance.dispute.DisputeState;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.compliance.forecast.web.MoneyBody;
import dev.ninety.compliance.renewal.Disputed;
import dev.ninety.compliance.renewal.OpenCase;
import dev.ninety.compliance.renewal.RenewalReview;
import dev.ninety.compliance.renewal.Reporting;
import dev.ninety.compliance.renewal.Scope;
import dev.ninety.compliance.renewal.StepDown;
import dev.ninety.compliance.renewal.VendorOnly;
import dev.ninety.compliance.renewal.app.RenewalReviews;
import dev.ninety.compliance.renewal.web.AgreementRows.CommitmentBody;
import dev.ninety.compliance.renewal.web.AgreementRows.TermEndBody;
import dev.ninety.compliance.renewal.web.AgreementRows.TrueForwardBody;
import dev.ninety.compliance.renewal.web.LicenceBody.GapBody;
import dev.ninety.compliance.renewal.web.LicenceBody.PriceBody;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.web.EvaluationBody.DoubtBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A renewal review in JSON. */
@Schema(name = "RenewalReview")
@RegisterForReflection
public record ReviewBody(
        String smartAccount,
        @Schema(description = "the moment of asking") Instant now,

        @Schema(description = "the chosen renewal date") Instant date,

        @Schema(description = "the moment at which levels are read: now, or just before the date where that is over")
        Instant asOf,

        @Schema(description = "the part of the account that it is of; null for all", nullable = true) @Nullable
        String scope,

        @Schema(nullable = true) @Nullable AgreementRef agreement,
        @Schema(description = "percent") String growthAllowance,

        @Schema(description = "the stretch of time whose use is looked at")
        WindowBody window,

        @Schema(description = "why the figures are not to be relied on; empty where they are")
        List<DoubtBody> indeterminate,

        SummaryBody summary,

        @Schema(description = "by licence, in all that the review is of")
        List<LicenceBody> licences,

        @Schema(description = "by licence and Virtual Account")
        List<LicenceBody> virtualAccounts,

        @Schema(description = "the agreement's lines, in all of the account")
        List<CommitmentBody> commitments,

        @Schema(description = "what milestones charge forward, in all of the account")
        List<TrueForwardBody> trueForward,

        @Schema(description = "units that end later") List<TermEndBody> termEnds,

        @Schema(description = "how current reports are; null where that is not known", nullable = true) @Nullable
        List<ReportingBody> reporting,

        @Schema(description = "cases that are open now, by deadline")
        List<CaseBody> cases,

        @Schema(description = "disputes that are not resolved")
        List<DisputedBody> disputes,

        @Schema(
                description =
                        "units of a higher tier that could perhaps be ones of the next lower; candidates that need"
                                + " a check of the features in use")
        List<StepDownBody> stepDowns,

        @Schema(description = "licences whose use only the vendor counts")
        List<VendorOnlyBody> vendorOnly,

        @Schema(description = "the doors that tell what else the figures were read from")
        Map<String, String> links) {

    /** Which version of which agreement. */
    @Schema(name = "RenewalAgreement")
    public record AgreementRef(
            String id, @Schema(nullable = true) @Nullable String name, long version) {

        static @Nullable AgreementRef of(@Nullable AgreementVersion version) {
            return version == null
                    ? null
                    : new AgreementRef(
                            version.agreement().id(), version.agreement().name(), version.version());
        }
    }

    /** A stretch of time. */
    @Schema(name = "RenewalWindow")
    public record WindowBody(Instant from, Instant until) {}

    /** An open case. */
    @Schema(name = "RenewalCase")
    public record CaseBody(
            String id,
            String virtualAccount,
            String entitlementTag,
            String name,
            CaseState state,
            Instant shortSince,
            Instant deadline,
            long daysLeft,
            long shortBy,
            @Schema(nullable = true) @Nullable String owner,
            List<CauseCode> causes,

            @Schema(description = "what it costs to buy what is short")
            GapBody toBuy) {

        static CaseBody of(OpenCase.Priced row) {
            OpenCase shortage = row.shortage();
            Pair pair = shortage.pair();
            return new CaseBody(
                    shortage.id(),
                    pair.virtualAccount(),
                    pair.entitlementTag(),
                    row.name(),
                    shortage.state(),
                    shortage.shortSince(),
                    shortage.deadline(),
                    shortage.daysLeft(),
                    shortage.shortBy(),
                    shortage.owner(),
                    shortage.causes(),
                    GapBody.of(row.toBuy()));
        }
    }

    /** A dispute. */
    @Schema(name = "RenewalDispute")
    public record DisputedBody(
            String id,
            Origin origin,
            Measure measure,
            String virtualAccount,
            String entitlementTag,
            String name,
            DisputeState state,
            long ours,
            long theirs,
            @Schema(description = "theirs less ours") long difference,
            Instant takenAt,
            DisputeCause cause,
            @Schema(nullable = true) @Nullable String owner,

            @Schema(description = "what the units cost by which the figures differ")
            GapBody atStake) {

        static DisputedBody of(Disputed row) {
            Compared compared = row.dispute().finding().compared();
            return new DisputedBody(
                    row.dispute().id(),
                    compared.key().origin(),
                    compared.key().measure(),
                    compared.key().pair().virtualAccount(),
                    compared.key().pair().entitlementTag(),
                    row.name(),
                    row.dispute().state(),
                    compared.ours(),
                    compared.theirs(),
                    compared.difference(),
                    compared.takenAt(),
                    row.dispute().finding().cause().cause(),
                    row.dispute().owner(),
                    GapBody.of(row.atStake()));
        }
    }

    /** A candidate for a lower tier. */
    @Schema(name = "RenewalStepDown")
    public record StepDownBody(
            String from,
            String fromName,
            String to,
            String toName,
            long inUse,

            @Schema(description = "units that only cover shortages of lower tiers")
            long lent,

            @Schema(nullable = true) @Nullable PriceBody fromPrice,
            @Schema(nullable = true) @Nullable PriceBody toPrice,

            @Schema(description = "on the units in use, to the end of their term", nullable = true) @Nullable
            MoneyBody saving,

            @Schema(description = "on the units lent, likewise", nullable = true) @Nullable
            MoneyBody savingOnLent,

            @Schema(nullable = true) StepDown.@Nullable Unpriced unpriced) {

        static StepDownBody of(StepDown row) {
            return new StepDownBody(
                    row.from(),
                    row.fromName(),
                    row.to(),
                    row.toName(),
                    row.inUse(),
                    row.lent(),
                    PriceBody.of(row.fromPrice()),
                    PriceBody.of(row.toPrice()),
                    GapBody.money(row.saving()),
                    GapBody.money(row.savingOnLent()),
                    row.unpriced());
        }
    }

    /** A licence whose use only the vendor counts. */
    @Schema(name = "RenewalVendorOnly")
    public record VendorOnlyBody(
            String virtualAccount,
            String entitlementTag,
            String name,
            long owned,

            @Schema(description = "null where the vendor never counted it", nullable = true) @Nullable
            Long inUse,

            @Schema(nullable = true) @Nullable Instant takenAt,
            GapBody missing,
            GapBody idle) {

        static VendorOnlyBody of(VendorOnly row) {
            return new VendorOnlyBody(
                    row.virtualAccount(),
                    row.entitlementTag(),
                    row.name(),
                    row.owned(),
                    row.inUse(),
                    row.takenAt(),
                    GapBody.of(row.missing()),
                    GapBody.of(row.idle()));
        }
    }

    /** How current the reports of a Virtual Account are. */
    @Schema(name = "RenewalReporting")
    public record ReportingBody(
            String virtualAccount,

            @Schema(description = "product instances in service")
            long active,

            @Schema(description = "obligations to report") long required,

            @Schema(description = "of them, overdue") long overdue,

            @Schema(
                    description = "active instances between whose reports time is missing, or whose acknowledgement is"
                            + " missed")
            long withoutEvidence,

            @Schema(description = "known instances that never reported; null where that is not known", nullable = true)
            @Nullable
            Long neverReported) {

        static ReportingBody of(Reporting row) {
            return new ReportingBody(
                    row.virtualAccount(),
                    row.active(),
                    row.required(),
                    row.overdue(),
                    row.withoutEvidence(),
                    row.neverReported());
        }
    }

    static ReviewBody of(RenewalReviews.Told told) {
        RenewalReview review = told.review();
        Scope scope = review.question().scope();
        return new ReviewBody(
                review.question().smartAccount(),
                review.question().now(),
                review.question().date(),
                review.question().asOf(),
                scope == null ? null : scope.toString(),
                AgreementRef.of(review.agreement()),
                review.growthAllowance().toPlainString(),
                new WindowBody(review.window().from(), review.window().until()),
                told.doubts().stream().map(DoubtBody::of).toList(),
                SummaryBody.of(review.summary()),
                review.licences().stream().map(LicenceBody::of).toList(),
                review.places().stream().map(LicenceBody::of).toList(),
                review.commitments().stream().map(CommitmentBody::of).toList(),
                review.trueForward().stream().map(TrueForwardBody::of).toList(),
                review.termEnds().stream().map(TermEndBody::of).toList(),
                review.reporting() == null
                        ? null
                        : review.reporting().stream().map(ReportingBody::of).toList(),
                review.cases().stream().map(CaseBody::of).toList(),
                review.disputes().stream().map(DisputedBody::of).toList(),
                review.stepDowns().stream().map(StepDownBody::of).toList(),
                review.vendorOnly().stream().map(VendorOnlyBody::of).toList(),
                Links.of(review));
    }
}
