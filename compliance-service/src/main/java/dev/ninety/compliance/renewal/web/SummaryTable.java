package dev.ninety.compliance.renewal.web;

import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.renewal.RenewalReview;
import dev.ninety.compliance.renewal.Scope;
import dev.ninety.compliance.renewal.Summary;
import dev.ninety.compliance.renewal.Totals;
import dev.ninety.compliance.renewal.app.RenewalReviews;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A review on one page, as a table. */
final class SummaryTable {

    private final List<List<Cell>> rows = new ArrayList<>();

    private SummaryTable() {}

    static Table of(RenewalReviews.Told told) {
        SummaryTable table = new SummaryTable();
        table.about(told);
        table.figures(told.review().summary());
        return new Table(
                "Summary",
                "Costs are sums over licences, in each currency, from now to the end of each term. Sums of licences whose"
                        + " cost cannot be told are left out; the last row names those.",
                List.of("What", "How many licences", "How much"),
                table.rows);
    }

    private void about(RenewalReviews.Told told) {
        RenewalReview review = told.review();
        row("Smart Account", Cell.of(review.question().smartAccount()));
        Scope scope = review.question().scope();
        row("Of", Cell.of(scope == null ? "all of it" : scope.toString()));
        row("Renewal date", Cell.of(review.question().date()));
        row("Levels as of", Cell.of(review.question().asOf()));
        row("Use looked at from", Cell.of(review.window().from()));
        row("Use looked at until", Cell.of(review.window().until()));
        AgreementVersion version = review.agreement();
        if (version != null) {
            Agreement agreement = version.agreement();
            String name = agreement.name() == null ? "" : " (" + agreement.name() + ")";
            row("Agreement", Cell.of(agreement.id() + name + ", version " + version.version()));
            row("Agreement ends", Cell.of(agreement.endsAt()));
            row("Notice by", Cell.of(agreement.noticeDate()));
            row("Growth allowance in percent", Cell.of(review.growthAllowance()));
        }
        for (Doubt doubt : told.doubts()) {
            row(
                    "Not to be relied on",
                    Cell.of(doubt.reason().name() + ": " + doubt.source().service()));
        }
    }

    private void figures(Summary summary) {
        row("Licences looked at", Cell.of((long) summary.licences()));
        row("Licences that are short", Cell.of((long) summary.shortLicences()));
        row("Open cases", Cell.of((long) summary.openCases()));
        row("Disputes not resolved", Cell.of((long) summary.openDisputes()));
        row("Overdue reports", known(summary.overdueReports()));
        row("Instances that never reported", known(summary.neverReported()));
        totals("Missing", summary.missing());
        totals("Missing, as the vendor sees it", summary.missingForVendor());
        totals("Idle", summary.idle());
        Summary.Forward forward = summary.forward();
        if (forward != null) {
            row("True Forward at", Cell.of(forward.milestone()));
            sum(forward.expected() ? "True Forward, expected" : "True Forward", forward.exposure());
            sum("True Forward, if it fell on the peak", forward.atPeak());
        }
        row("Savings by lower tiers, if the features allow", Cell.amounts(summary.stepDownSavings()));
        rows.add(List.of(
                Cell.of("Cost cannot be told"),
                Cell.of((long) summary.unpriced().size()),
                Cell.of(String.join(", ", summary.unpriced()))));
    }

    private static Cell known(@Nullable Long figure) {
        return figure == null ? Cell.of("not known") : Cell.of(figure);
    }

    private void totals(String what, Totals totals) {
        sum(what + " now", totals.now());
        sum(what + " by P95", totals.p95());
        sum(what + " by the peak", totals.peak());
    }

    private void sum(String what, Totals.Sum sum) {
        rows.add(List.of(Cell.of(what), Cell.of(sum.licences()), Cell.amounts(sum.cost())));
    }

    private void row(String what, Cell value) {
        rows.add(List.of(Cell.of(what), Cell.NONE, value));
    }
}
