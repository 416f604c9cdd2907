package dev.ninety.compliance.renewal.web;

import static dev.ninety.compliance.renewal.web.Table.column;

import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.renewal.Gap;
import dev.ninety.compliance.renewal.LicenceFigures;
import dev.ninety.compliance.renewal.Persistence;
import dev.ninety.compliance.renewal.RenewalReview;
import dev.ninety.compliance.renewal.Reporting;
import dev.ninety.compliance.renewal.UnitPrice;
import dev.ninety.compliance.renewal.UsageFigures;
import dev.ninety.compliance.renewal.VendorOnly;
import dev.ninety.compliance.renewal.app.RenewalReviews;
import dev.ninety.compliance.renewal.web.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A review as tables, in the order in which a page and a workbook show them. */
final class ReviewTables {

    private static final String LICENCE = "Licence";
    private static final String TAG = "Entitlement tag";
    private static final String CURRENCY = "Currency";
    private static final String VIRTUAL_ACCOUNT = "Virtual Account";

    private final RenewalReview review;
    private final Map<String, String> names;

    private ReviewTables(RenewalReviews.Told told) {
        this.review = told.review();
        this.names = told.names();
    }

    static List<Table> of(RenewalReviews.Told told) {
        ReviewTables tables = new ReviewTables(told);
        List<Table> all = new ArrayList<>(List.of(
                SummaryTable.of(told),
                tables.use(),
                tables.gaps(),
                tables.vendor(),
                tables.places(),
                tables.history()));
        all.addAll(AgreementSheets.of(tables.review, tables::place));
        all.addAll(List.of(tables.reporting(), tables.vendorOnly(), tables.evidence()));
        return all;
    }

    private Table use() {
        return Table.of(
                "Use",
                "Units. Levels are of the window named in the summary; P95 is the least level that was not exceeded for"
                        + " 95 % of the time, the mean is weighted by time. What ends at the date is in \"before date\" and"
                        + " not in \"after date\".",
                review.licences(),
                column(LICENCE, row -> Cell.of(row.name())),
                column("Family", row -> Cell.of(row.family())),
                column("Owned", row -> Cell.of(row.owned())),
                column("Owned before date", row -> Cell.of(row.ownedBefore())),
                column("Owned after date", row -> Cell.of(row.ownedAfter())),
                column("Lent", row -> Cell.of(row.lent())),
                column("Borrowed", row -> Cell.of(row.borrowed())),
                column("In use", row -> Cell.of(row.ours().consumed())),
                column("Short", row -> Cell.of(row.shortBy())),
                column("Mean", row -> Cell.of(row.ours().figures().mean())),
                column("P95", row -> Cell.of(row.ours().figures().p95())),
                column("Peak", row -> Cell.of(row.ours().figures().peakLevel())),
                column("Peak since", peak(peak -> Cell.of(peak.since()))),
                column("Peak days", peak(peak -> Cell.of(Persistence.days(peak.length())))),
                column("Peak days in all", peak(peak -> Cell.of(Persistence.days(peak.total())))),
                column(
                        "First day looked at",
                        row -> Cell.of(row.ours().figures().from())),
                column(TAG, row -> Cell.of(row.entitlementTag())));
    }

    private static Function<LicenceFigures, Cell> peak(Function<UsageFigures.Peak, Cell> cell) {
        return row -> {
            UsageFigures.Peak peak = row.ours().figures().peak();
            return peak == null ? Cell.NONE : cell.apply(peak);
        };
    }

    private Table gaps() {
        return Table.of(
                "Missing and idle",
                "Missing: in use, and neither owned nor borrowed. Idle: owned, and neither lent nor in use. Each by what is"
                        + " in use now, by P95 and by the peak, with what it costs from now to the end of the term.",
                review.licences(),
                column(LICENCE, row -> Cell.of(row.name())),
                column("Term ends", row -> Cell.of(row.term().until())),
                column("Unit price", row -> unitPrice(row.price())),
                column(CURRENCY, row -> currency(row.price())),
                column(
                        "Price from",
                        row -> Cell.of(
                                row.price() == null ? null : word(row.price().source()))),
                column("Missing now", row -> units(row.ours().missing().now())),
                column("Cost now", row -> cost(row.ours().missing().now())),
                column("Missing by P95", row -> units(row.ours().missing().p95())),
                column("Cost by P95", row -> cost(row.ours().missing().p95())),
                column("Missing by peak", row -> units(row.ours().missing().peak())),
                column("Cost by peak", row -> cost(row.ours().missing().peak())),
                column("Idle now", row -> units(row.idle().now())),
                column("Value now", row -> cost(row.idle().now())),
                column("Idle by P95", row -> units(row.idle().p95())),
                column("Value by P95", row -> cost(row.idle().p95())),
                column("Idle by peak", row -> units(row.idle().peak())),
                column("Value by peak", row -> cost(row.idle().peak())),
                column(TAG, row -> Cell.of(row.entitlementTag())));
    }

    private Table vendor() {
        return Table.of(
                "What the vendor sees",
                "The same by what was delivered to the vendor, beside what this record knows. \"Counted\" is what the"
                        + " vendor's own latest lists say, \"unseen\" what of it this record does not know.",
                review.licences(),
                column(LICENCE, row -> Cell.of(row.name())),
                column("In use", row -> Cell.of(row.ours().consumed())),
                column("Vendor sees", row -> Cell.of(row.seen().consumed())),
                column("Counted", row -> Cell.of(row.vendorInUse())),
                column("Unseen", row -> Cell.of(row.unseen())),
                column(CURRENCY, row -> currency(row.price())),
                column("Ours missing now", row -> units(row.ours().missing().now())),
                column("Ours cost now", row -> cost(row.ours().missing().now())),
                column("Vendor missing now", row -> units(row.seen().missing().now())),
                column("Vendor cost now", row -> cost(row.seen().missing().now())),
                column("Ours missing by peak", row -> units(row.ours().missing().peak())),
                column("Ours cost by peak", row -> cost(row.ours().missing().peak())),
                column(
                        "Vendor missing by peak",
                        row -> units(row.seen().missing().peak())),
                column("Vendor cost by peak", row -> cost(row.seen().missing().peak())),
                column(TAG, row -> Cell.of(row.entitlementTag())));
    }

    private Table places() {
        return Table.of(
                "By Virtual Account",
                "No Virtual Account can use what another one owns, so nothing is netted here.",
                review.places(),
                column(VIRTUAL_ACCOUNT, row -> place(row.virtualAccount())),
                column(LICENCE, row -> Cell.of(row.name())),
                column("Owned", row -> Cell.of(row.owned())),
                column("Lent", row -> Cell.of(row.lent())),
                column("Borrowed", row -> Cell.of(row.borrowed())),
                column("In use", row -> Cell.of(row.ours().consumed())),
                column("Mean", row -> Cell.of(row.ours().figures().mean())),
                column("P95", row -> Cell.of(row.ours().figures().p95())),
                column("Peak", row -> Cell.of(row.ours().figures().peakLevel())),
                column("Short", row -> Cell.of(row.shortBy())),
                column(CURRENCY, row -> currency(row.price())),
                column("Cost now", row -> cost(row.ours().missing().now())),
                column("Idle by P95", row -> units(row.idle().p95())),
                column("Value by P95", row -> cost(row.idle().p95())),
                column(TAG, row -> Cell.of(row.entitlementTag())));
    }

    private Table history() {
        return Table.of(
                "Shortages so far",
                "How often and how long each licence was short after coverage, in each Virtual Account that it was short in.",
                review.places().stream()
                        .filter(row -> row.shortBefore().spells() > 0)
                        .toList(),
                column(VIRTUAL_ACCOUNT, row -> place(row.virtualAccount())),
                column(LICENCE, row -> Cell.of(row.name())),
                column("Times", row -> Cell.of((long) row.shortBefore().spells())),
                column(
                        "Days in all",
                        row -> Cell.of(Persistence.days(row.shortBefore().total()))),
                column(
                        "Days of the longest",
                        row -> Cell.of(Persistence.days(row.shortBefore().longest()))),
                column("Latest since", row -> Cell.of(row.shortBefore().lastSince())),
                column("Still short", row -> Cell.of(row.shortBefore().lasting())),
                column(TAG, row -> Cell.of(row.entitlementTag())));
    }

    private Table reporting() {
        List<Reporting> rows = review.reporting();
        return Table.of(
                "Reports",
                rows == null
                        ? "usage-service has not said how reports stand, so nothing is known of them."
                        : "How current the reports of each Virtual Account are.",
                rows == null ? List.of() : rows,
                column(VIRTUAL_ACCOUNT, row -> place(row.virtualAccount())),
                column("Active instances", row -> Cell.of(row.active())),
                column("Obligations", row -> Cell.of(row.required())),
                column("Overdue", row -> Cell.of(row.overdue())),
                column("Without evidence", row -> Cell.of(row.withoutEvidence())),
                column("Never reported", row -> Cell.of(row.neverReported())));
    }

    private Table vendorOnly() {
        Column<VendorOnly> missing = column("Missing", row -> units(row.missing()));
        return Table.of(
                "Counted by the vendor only",
                "Licences whose products send no reports, by the vendor's latest count. They are in no other table but the"
                        + " ends of terms.",
                review.vendorOnly(),
                column(VIRTUAL_ACCOUNT, row -> place(row.virtualAccount())),
                column(LICENCE, row -> Cell.of(row.name())),
                column("Owned", row -> Cell.of(row.owned())),
                column("Counted", row -> Cell.of(row.inUse())),
                column("Counted at", row -> Cell.of(row.takenAt())),
                missing,
                column("Cost", row -> cost(row.missing())),
                column("Idle", row -> units(row.idle())),
                column("Value", row -> cost(row.idle())),
                column(CURRENCY, row -> currency(row.missing(), row.idle())),
                column(TAG, row -> Cell.of(row.entitlementTag())));
    }

    /** A source of some figures of a row. */
    private record Source(LicenceFigures row, Evidence evidence) {}

    private Table evidence() {
        return Table.of(
                "Evidence",
                "The entries of the ledgers that what is owned and in use is the sum of, by their sequence numbers: of more"
                        + " than 100 the latest.",
                review.places().stream()
                        .flatMap(row -> row.evidence().stream().map(evidence -> new Source(row, evidence)))
                        .toList(),
                column(VIRTUAL_ACCOUNT, source -> place(source.row().virtualAccount())),
                column(LICENCE, source -> Cell.of(source.row().name())),
                column("Ledger", source -> Cell.of(word(source.evidence().source()))),
                column("Units", source -> Cell.of(source.evidence().units())),
                column(
                        "Entries",
                        source -> Cell.of(String.join(
                                ", ",
                                source.evidence().sequences().stream()
                                        .map(String::valueOf)
                                        .toList()))),
                column("More", source -> Cell.of(source.evidence().more())),
                column(TAG, source -> Cell.of(source.row().entitlementTag())));
    }

    /** A Virtual Account by its name, and by its id where that is another one. */
    private Cell place(@Nullable String id) {
        if (id == null) {
            return Cell.NONE;
        }
        String name = names.get(id);
        return Cell.of(name == null || name.equals(id) ? id : name + " (" + id + ")");
    }

    static Cell units(Gap gap) {
        return Cell.of(gap.units());
    }

    /** An amount, or why there is none. */
    static Cell cost(Gap gap) {
        return gap.unpriced() == null ? Cell.amount(gap.cost()) : Cell.of(word(gap.unpriced()));
    }

    static Cell unitPrice(@Nullable UnitPrice price) {
        return Cell.amount(price == null ? null : price.money());
    }

    static Cell currency(@Nullable UnitPrice price) {
        return Cell.of(price == null ? null : price.money().currency());
    }

    /** The currency of the first that has one. */
    static Cell currency(Gap... gaps) {
        for (Gap gap : gaps) {
            Money cost = gap.cost();
            if (cost != null) {
                return Cell.of(cost.currency());
            }
        }
        return Cell.NONE;
    }

    /** A code in words. */
    static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
