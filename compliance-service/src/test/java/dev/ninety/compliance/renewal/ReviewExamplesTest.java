package dev.ninety.compliance.renewal;

import static dev.ninety.compliance.renewal.TwoTiers.CATALOGUE;
import static dev.ninety.compliance.renewal.TwoTiers.HIGH;
import static dev.ninety.compliance.renewal.TwoTiers.LOW;
import static dev.ninety.compliance.renewal.TwoTiers.PAIRS;
import static dev.ninety.compliance.renewal.TwoTiers.START;
import static dev.ninety.compliance.renewal.TwoTiers.position;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.forecast.Holding;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.intake.HeardPrice;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.position.GroupBy;
import dev.ninety.compliance.vendor.VendorCount;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

/** Reviews of an account whose figures are told by hand: prices, parts, agreements and savings. */
class ReviewExamplesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant DATE = Instant.parse("2027-01-01T00:00:00Z");

    /** 30 and 10 of both tiers on one, 12 of the higher used elsewhere without any owned. */
    private static ReviewFacts agreed(Scope scope, Agreement agreement) {
        Map<Pair, Timeline> owned = Map.of(
                PAIRS.get(0), Timeline.between(START, DATE, 30), PAIRS.get(1), Timeline.between(START, DATE, 10));
        Map<Pair, Timeline> used = Map.of(
                PAIRS.get(0), Timeline.from(START, 20),
                PAIRS.get(1), Timeline.from(START, 14),
                PAIRS.get(2), Timeline.from(START, 12));
        Pair firewall = new Pair("lab", "firewall");
        return new ReviewFacts(
                new ReviewFacts.Question("example.com", NOW, DATE, scope),
                agreement == null ? null : new AgreementVersion(agreement, 3, START, "ada", false),
                new BigDecimal("10"),
                Map.of(
                        "hq", new Mapping(null, "Retail", "EMEA", null, null),
                        "lab", new Mapping(null, null, "APAC", null, null)),
                CATALOGUE,
                new Simulation(owned, used, CATALOGUE, RecordStart.NONE),
                new Simulation(owned, Map.of(), CATALOGUE, RecordStart.NONE),
                List.of(
                        new Holding("o1", PAIRS.get(0), START, DATE, Timeline.between(START, DATE, 30)),
                        new Holding("o2", PAIRS.get(1), START, DATE, Timeline.between(START, DATE, 10))),
                List.of(
                        position(PAIRS.get(0), 30, UsageSource.RUM, new VendorCount(25, NOW, 20)),
                        position(PAIRS.get(1), 10, UsageSource.RUM, null),
                        position(PAIRS.get(2), 0, UsageSource.RUM, null),
                        position(firewall, 5, UsageSource.VENDOR_ONLY, new VendorCount(8, START, 0))),
                List.of(new HeardPrice("firewall", false, new Money(BigDecimal.TEN, "USD"), "fw-1")),
                List.of(),
                List.of(),
                List.of(new Reporting("hq", 9, 8, 3, 0, 2L), new Reporting("lab", 1, 1, 1, 0, null)),
                Map.of());
    }

    private static Agreement agreement(List<Agreement.Line> lines, Map<String, BigDecimal> prices) {
        return new Agreement(
                "ea",
                null,
                START,
                Instant.parse("2026-12-01T00:00:00Z"),
                List.of(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-09-01T00:00:00Z")),
                null,
                null,
                lines,
                prices,
                prices.isEmpty() ? null : "CHF");
    }

    @Example
    void theAccountAsAWholeIsPricedByItsCatalogue() {
        RenewalReview review = Reviewer.review(agreed(null, null));

        LicenceFigures high = review.licences().getFirst();
        assertThat(high.term()).isEqualTo(new Term(DATE, Term.Basis.LOT_END));
        assertThat(high.ours().missing().now())
                .as("32 are used and 30 owned; lending takes nothing from that")
                .isEqualTo(new Gap(2, new Money(new BigDecimal("140.00"), "EUR"), null));
        assertThat(high.shortBy()).as("the lab owns none").isEqualTo(12);
        assertThat(high.vendorInUse()).isEqualTo(25);
        assertThat(high.unseen()).isEqualTo(5);
        assertThat(high.seen().missing().now()).isEqualTo(Gap.NONE);
        LicenceFigures low = review.licences().getLast();
        assertThat(low.borrowed()).isEqualTo(4);
        assertThat(low.ours().missing().now()).isEqualTo(Gap.NONE);
        assertThat(review.licences()).extracting(LicenceFigures::entitlementTag).doesNotContain("firewall");
        assertThat(review.vendorOnly())
                .containsExactly(new VendorOnly(
                        "lab",
                        "firewall",
                        "firewall",
                        5,
                        8L,
                        START,
                        new Gap(3, new Money(new BigDecimal("210.00"), "USD"), null),
                        Gap.NONE));
        assertThat(review.stepDowns()).hasSize(1);
        StepDown candidate = review.stepDowns().getFirst();
        assertThat(candidate.from()).isEqualTo(HIGH);
        assertThat(candidate.inUse()).isEqualTo(32);
        assertThat(candidate.lent()).isEqualTo(4);
        assertThat(candidate.saving()).isEqualTo(new Money(new BigDecimal("672.00"), "EUR"));
        assertThat(candidate.savingOnLent()).isEqualTo(new Money(new BigDecimal("84.00"), "EUR"));
        assertThat(review.trueForward()).isEmpty();
        Summary summary = review.summary();
        assertThat(summary.forward()).isNull();
        assertThat(summary.missing().now())
                .isEqualTo(new Totals.Sum(1, List.of(new Money(new BigDecimal("140.00"), "EUR"))));
        assertThat(summary.stepDownSavings()).containsExactly(new Money(new BigDecimal("756.00"), "EUR"));
        assertThat(summary.neverReported()).isEqualTo(4);
        assertThat(summary.overdueReports()).isEqualTo(4);
        assertThat(summary.unpriced()).isEmpty();
    }

    @Example
    void aPartIsNothingButThePart() {
        RenewalReview retail = Reviewer.review(agreed(new Scope(GroupBy.BUSINESS_UNIT, "Retail"), null));
        assertThat(retail.licences().getFirst().ours().consumed()).isEqualTo(20);
        assertThat(retail.vendorOnly()).isEmpty();
        assertThat(retail.summary().overdueReports()).isEqualTo(3);
        assertThat(retail.summary().neverReported()).isEqualTo(2);
        RenewalReview apac = Reviewer.review(agreed(new Scope(GroupBy.REGION, "APAC"), null));
        assertThat(apac.licences()).extracting(LicenceFigures::entitlementTag).containsExactly(HIGH);
        assertThat(apac.termEnds()).isEmpty();
        assertThat(apac.vendorOnly()).hasSize(1);
        RenewalReview family = Reviewer.review(agreed(new Scope(GroupBy.LICENCE_FAMILY, "switching"), null));
        assertThat(family.vendorOnly()).isEmpty();
        assertThat(family.licences()).hasSize(2);
    }

    @Example
    void anAgreementBringsItsPricesLinesAndMilestones() {
        Agreement.Line line = new Agreement.Line("Switching", List.of(HIGH, LOW), 50);

        RenewalReview review = Reviewer.review(agreed(
                new Scope(GroupBy.REGION, "APAC"),
                agreement(List.of(line), Map.of(HIGH, new BigDecimal("4"), LOW, new BigDecimal("4")))));

        assertThat(review.commitments())
                .containsExactly(new Commitment(
                        "Switching",
                        List.of(HIGH, LOW),
                        50,
                        40,
                        46,
                        46,
                        46,
                        10,
                        new Gap(4, new Money(new BigDecimal("96.00"), "CHF"), null),
                        Gap.NONE));
        assertThat(review.trueForward()).hasSize(4);
        TrueForward past = review.trueForward().getFirst();
        assertThat(past.expected()).isFalse();
        assertThat(past.consumed()).as("all of the account, whatever the scope").isEqualTo(32);
        assertThat(past.allowance()).isEqualTo(3);
        assertThat(past.exposure()).isEqualTo(Gap.NONE);
        TrueForward next = review.trueForward().getLast();
        assertThat(next.entitlementTag()).isEqualTo(LOW);
        assertThat(next.exposure())
                .as("14 are used, 10 owned, 1 allowed, from September to the end of the units")
                .isEqualTo(new Gap(3, new Money(new BigDecimal("48.00"), "CHF"), null));
        assertThat(review.summary().forward())
                .isEqualTo(new Summary.Forward(
                        Instant.parse("2026-09-01T00:00:00Z"),
                        true,
                        new Totals.Sum(1, List.of(new Money(new BigDecimal("48.00"), "CHF"))),
                        new Totals.Sum(1, List.of(new Money(new BigDecimal("48.00"), "CHF")))));
        assertThat(review.licences().getFirst().price().source()).isEqualTo(UnitPrice.Source.AGREEMENT);
    }

    @Example
    void aLineOfDifferentPricesHasNoPriceOfItsOwn() {
        Agreement.Line line = new Agreement.Line(null, List.of(HIGH, LOW), 40);

        RenewalReview review = Reviewer.review(agreed(null, agreement(List.of(line), Map.of())));

        assertThat(review.commitments().getFirst().beyond()).isEqualTo(new Gap(6, null, Gap.Unpriced.NO_PRICE));
        assertThat(review.commitments().getFirst().unused()).isEqualTo(Gap.NONE);
    }

    @Example
    void onlyLicencesOfTheAgreementAreChargedForward() {
        RenewalReview one = Reviewer.review(agreed(null, agreement(List.of(), Map.of(LOW, new BigDecimal("4")))));
        assertThat(one.trueForward()).extracting(TrueForward::entitlementTag).containsOnly(LOW);
        RenewalReview all = Reviewer.review(agreed(null, agreement(List.of(), Map.of())));
        assertThat(all.trueForward()).extracting(TrueForward::entitlementTag).containsOnly(HIGH, LOW);
    }

    @Example
    void ofSeveralLowerTiersTheCheapestCounts() {
        StepDown little = saving("a", "b", "10.00", "1.00");
        StepDown much = saving("a", "c", "9.00", "3.00");
        StepDown other = saving("d", "e", "7.00", "0.00");
        StepDown untold = saving("f", "g", null, null);
        for (List<StepDown> rows :
                List.of(List.of(little, much, other, untold), List.of(much, untold, other, little))) {
            assertThat(new Summing(List.of(), List.of(), List.of(), List.of(), rows, null)
                            .summary(NOW, null)
                            .stepDownSavings())
                    .containsExactly(new Money(new BigDecimal("19.00"), "EUR"));
        }
    }

    private static StepDown saving(String from, String to, String onUse, String onLent) {
        return new StepDown(from, from, to, to, 1, 1, null, null, euros(onUse), euros(onLent), null);
    }

    private static Money euros(String amount) {
        return amount == null ? null : new Money(new BigDecimal(amount), "EUR");
    }
}
