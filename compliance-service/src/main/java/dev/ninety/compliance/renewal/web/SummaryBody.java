package dev.ninety.compliance.renewal.web;

import dev.ninety.compliance.forecast.web.MoneyBody;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.renewal.Summary;
import dev.ninety.compliance.renewal.Totals;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The review on one page. */
@Schema(name = "RenewalSummary")
@RegisterForReflection
public record SummaryBody(
        int licences,

        @Schema(description = "of them, short after coverage")
        int shortLicences,

        int openCases,
        int openDisputes,

        @Schema(description = "null where it is not known", nullable = true) @Nullable
        Long overdueReports,

        @Schema(description = "known instances that never reported; null where that is not known", nullable = true)
        @Nullable
        Long neverReported,

        @Schema(description = "in use, and neither owned nor borrowed")
        TotalsBody missing,

        @Schema(description = "the same by what the vendor can see")
        TotalsBody missingForVendor,

        @Schema(description = "owned, and neither lent nor in use")
        TotalsBody idle,

        @Schema(description = "the next milestone, else the last one; null for none", nullable = true) @Nullable
        ForwardBody trueForward,

        @Schema(description = "of all candidates, in each currency")
        List<MoneyBody> stepDownSavings,

        @Schema(description = "licences of which something is missing or idle whose cost cannot be told")
        List<String> unpriced) {

    static SummaryBody of(Summary summary) {
        Summary.Forward forward = summary.forward();
        return new SummaryBody(
                summary.licences(),
                summary.shortLicences(),
                summary.openCases(),
                summary.openDisputes(),
                summary.overdueReports(),
                summary.neverReported(),
                TotalsBody.of(summary.missing()),
                TotalsBody.of(summary.missingForVendor()),
                TotalsBody.of(summary.idle()),
                forward == null
                        ? null
                        : new ForwardBody(
                                forward.milestone(),
                                forward.expected(),
                                SumBody.of(forward.exposure()),
                                SumBody.of(forward.atPeak())),
                money(summary.stepDownSavings()),
                summary.unpriced());
    }

    /** Sums by three levels of use. */
    @Schema(name = "RenewalTotals")
    public record TotalsBody(SumBody now, SumBody p95, SumBody peak) {

        static TotalsBody of(Totals totals) {
            return new TotalsBody(SumBody.of(totals.now()), SumBody.of(totals.p95()), SumBody.of(totals.peak()));
        }
    }

    /** A sum over licences. */
    @Schema(name = "RenewalSum")
    public record SumBody(
            @Schema(description = "how many licences it is of")
            long licences,

            @Schema(description = "in each currency, of those whose cost can be told")
            List<MoneyBody> cost) {

        static SumBody of(Totals.Sum sum) {
            return new SumBody(sum.licences(), money(sum.cost()));
        }
    }

    /** What a milestone charges forward over all licences. */
    @Schema(name = "RenewalForward")
    public record ForwardBody(
            Instant milestone,

            @Schema(description = "whether it is still to come")
            boolean expected,

            SumBody exposure,
            SumBody atPeak) {}

    static List<MoneyBody> money(List<Money> amounts) {
        return amounts.stream().map(MoneyBody::of).toList();
    }
}
