package dev.ninety.compliance.renewal.web;

import static dev.ninety.compliance.renewal.web.Table.column;

import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.renewal.Disputed;
import dev.ninety.compliance.renewal.OpenCase;
import dev.ninety.compliance.renewal.Persistence;
import dev.ninety.compliance.renewal.RenewalReview;
import dev.ninety.compliance.renewal.StepDown;
import dev.ninety.compliance.renewal.TrueForward;
import dev.ninety.compliance.renewal.UsageFigures;
import java.util.List;
import java.util.function.Function;

/** The tables of a review that are about its agreement, about terms, and about what to do. */
final class AgreementSheets {

    private AgreementSheets() {}

    /** @param place a Virtual Account by its id */
    static List<Table> of(RenewalReview review, Function<String, Cell> place) {
        return List.of(
                commitments(review),
                trueForward(review),
                termEnds(review, place),
                cases(review, place),
                disputes(review, place),
                stepDowns(review));
    }

    private static Table commitments(RenewalReview review) {
        return Table.of(
                "Commitments",
                "The agreement's lines, in all of the account. Costs run to the end of the agreement.",
                review.commitments(),
                column("Suite", row -> Cell.of(row.suite())),
                column("Committed", row -> Cell.of(row.committed())),
                column("Owned", row -> Cell.of(row.owned())),
                column("In use", row -> Cell.of(row.consumed())),
                column("P95", row -> Cell.of(row.p95())),
                column("Peak", row -> Cell.of(row.peak())),
                column("Not owned", row -> Cell.of(row.notOwned())),
                column("Unused", row -> ReviewTables.units(row.unused())),
                column("Value unused", row -> ReviewTables.cost(row.unused())),
                column("Beyond", row -> ReviewTables.units(row.beyond())),
                column("Cost beyond", row -> ReviewTables.cost(row.beyond())),
                column("Currency", row -> ReviewTables.currency(row.unused(), row.beyond())),
                column("Entitlement tags", row -> Cell.of(String.join(", ", row.entitlementTags()))));
    }

    private static Table trueForward(RenewalReview review) {
        return Table.of(
                "True Forward",
                "What is in use at a milestone beyond what is owned and the allowance, charged from the milestone to the end"
                        + " of the term, in all of the account and without coverage. Beside it what it would be on the"
                        + " highest level of the 365 days before.",
                review.trueForward(),
                column("Milestone", row -> Cell.of(row.milestone())),
                column("Expected", row -> Cell.of(row.expected())),
                column("Licence", row -> Cell.of(row.name())),
                column("In use", row -> Cell.of(row.consumed())),
                column("Owned", row -> Cell.of(row.owned())),
                column("Allowance", row -> Cell.of(row.allowance())),
                column("Term ends", row -> Cell.of(row.term().until())),
                column("Unit price", row -> ReviewTables.unitPrice(row.price())),
                column("Currency", row -> ReviewTables.currency(row.price())),
                column("Charged", row -> ReviewTables.units(row.exposure())),
                column("Charge", row -> ReviewTables.cost(row.exposure())),
                column("Peak", peak(peak -> Cell.of(peak.level()))),
                column("Peak days in all", peak(peak -> Cell.of(Persistence.days(peak.total())))),
                column("Charge on the peak", row -> ReviewTables.cost(row.atPeak())),
                column("Of it by the peak alone", row -> ReviewTables.cost(row.peakAlone())),
                column("Entitlement tag", row -> Cell.of(row.entitlementTag())));
    }

    private static Function<TrueForward, Cell> peak(Function<UsageFigures.Peak, Cell> cell) {
        return row -> {
            UsageFigures.Peak peak = row.peak();
            return peak == null ? Cell.NONE : cell.apply(peak);
        };
    }

    private static Table termEnds(RenewalReview review, Function<String, Cell> place) {
        return Table.of(
                "Ends of terms",
                "Units that end from now on, on an earlier day than the renewal date, with it or after it; and what it costs to"
                        + " prolong the earlier ones to it.",
                review.termEnds(),
                column("Ends", row -> Cell.of(row.endsAt())),
                column("Virtual Account", row -> place.apply(row.virtualAccount())),
                column("Licence", row -> Cell.of(row.name())),
                column("Units", row -> Cell.of(row.units())),
                column("Against the date", row -> Cell.of(ReviewTables.word(row.against()))),
                column("To prolong", row -> ReviewTables.cost(row.alignment())),
                column("Currency", row -> ReviewTables.currency(row.alignment())),
                column("Entitlements", row -> Cell.of(String.join(", ", row.entitlements()))),
                column("Entitlement tag", row -> Cell.of(row.entitlementTag())));
    }

    private static Table cases(RenewalReview review, Function<String, Cell> place) {
        return Table.of(
                "Open cases",
                "Shortages that last now, by the end of their grace, and what it costs to buy what is short.",
                review.cases(),
                of("Deadline", row -> Cell.of(row.deadline())),
                of("Days left", row -> Cell.of(row.daysLeft())),
                of("State", row -> Cell.of(ReviewTables.word(row.state()))),
                of("Virtual Account", row -> place.apply(row.pair().virtualAccount())),
                column("Licence", row -> Cell.of(row.name())),
                of("Short", row -> Cell.of(row.shortBy())),
                of("Since", row -> Cell.of(row.shortSince())),
                column("To buy", row -> ReviewTables.cost(row.toBuy())),
                column("Currency", row -> ReviewTables.currency(row.toBuy())),
                of("Owner", row -> Cell.of(row.owner())),
                of(
                        "Causes",
                        row -> Cell.of(String.join(
                                ", ",
                                row.causes().stream().map(ReviewTables::word).toList()))),
                of("Case", row -> Cell.of(row.id())),
                of("Entitlement tag", row -> Cell.of(row.pair().entitlementTag())));
    }

    private static Table.Column<OpenCase.Priced> of(String title, Function<OpenCase, Cell> cell) {
        return column(title, row -> cell.apply(row.shortage()));
    }

    private static Table disputes(RenewalReview review, Function<String, Cell> place) {
        return Table.of(
                "Disputes",
                "Where this record and the vendor's or a device's differ and no run has found them agree since.",
                review.disputes(),
                differs(
                        "Virtual Account",
                        compared -> place.apply(compared.key().pair().virtualAccount())),
                column("Licence", row -> Cell.of(row.name())),
                differs(
                        "From",
                        compared -> Cell.of(ReviewTables.word(compared.key().origin()))),
                differs(
                        "About",
                        compared -> Cell.of(ReviewTables.word(compared.key().measure()))),
                differs("Ours", compared -> Cell.of(compared.ours())),
                differs("Theirs", compared -> Cell.of(compared.theirs())),
                differs("Difference", compared -> Cell.of(compared.difference())),
                differs("At", compared -> Cell.of(compared.takenAt())),
                column("At stake", row -> ReviewTables.cost(row.atStake())),
                column("Currency", row -> ReviewTables.currency(row.atStake())),
                column(
                        "Likely cause",
                        row -> Cell.of(ReviewTables.word(
                                row.dispute().finding().cause().cause()))),
                column("State", row -> Cell.of(ReviewTables.word(row.dispute().state()))),
                column("Owner", row -> Cell.of(row.dispute().owner())),
                column("Dispute", row -> Cell.of(row.dispute().id())),
                differs(
                        "Entitlement tag",
                        compared -> Cell.of(compared.key().pair().entitlementTag())));
    }

    private static Table.Column<Disputed> differs(String title, Function<Compared, Cell> cell) {
        return column(title, row -> cell.apply(row.dispute().finding().compared()));
    }

    private static Table stepDowns(RenewalReview review) {
        return Table.of(
                "Lower tiers",
                "Candidates: whether those who use the higher tier need what it adds, this record cannot tell. Check the"
                        + " features in use first. Units lent only cover shortages of lower tiers.",
                review.stepDowns(),
                column("From", row -> Cell.of(row.fromName())),
                column("To", row -> Cell.of(row.toName())),
                column("In use", row -> Cell.of(row.inUse())),
                column("Lent", row -> Cell.of(row.lent())),
                column("Price from", row -> ReviewTables.unitPrice(row.fromPrice())),
                column("Price to", row -> ReviewTables.unitPrice(row.toPrice())),
                column("Currency", row -> ReviewTables.currency(row.fromPrice())),
                column("Saving on use", AgreementSheets::saving),
                column("Saving on lent", row -> Cell.amount(row.savingOnLent())),
                column("From tag", row -> Cell.of(row.from())),
                column("To tag", row -> Cell.of(row.to())));
    }

    private static Cell saving(StepDown row) {
        return row.unpriced() == null ? Cell.amount(row.saving()) : Cell.of(ReviewTables.word(row.unpriced()));
    }
}
