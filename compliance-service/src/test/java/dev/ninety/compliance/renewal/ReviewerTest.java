package dev.ninety.compliance.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.forecast.Holding;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.intake.HeardPrice;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.position.Coverage;
import dev.ninety.compliance.position.GroupBy;
import dev.ninety.compliance.position.Levels;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionState;
import dev.ninety.compliance.position.Verdict;
import dev.ninety.compliance.vendor.VendorCount;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Reviews of small accounts, against arrays of days in which single units are lent. */
class ReviewerTest {

    private static final int DAYS = 40;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String LOW = "essentials";
    private static final String HIGH = "advantage";
    private static final List<Pair> PAIRS =
            List.of(new Pair("hq", HIGH), new Pair("hq", LOW), new Pair("lab", HIGH), new Pair("lab", LOW));
    private static final CatalogueView CATALOGUE =
            new Catalogue(List.of(licence(LOW, 1, "7.00"), licence(HIGH, 2, "10.00")), 90).latest();

    private static LicenceVersion licence(String tag, int rank, String price) {
        Money money = new Money(new BigDecimal(price), "EUR");
        return new LicenceVersion(
                null, new Licence(tag, "switching", rank, EnforcementAction.RESTRICT, null, null, "The " + tag, money));
    }

    /** Levels by pair and day. */
    record World(int[][] owned, int[][] used, int[][] shown) {

        int balance(int pair, int day, int[][] consumed) {
            return owned[pair][day] - consumed[pair][day];
        }

        /** Units that the higher tier of a pair's Virtual Account lends to the lower one. */
        int loan(int pair, int day, int[][] consumed) {
            int high = pair / 2 * 2;
            int loan = 0;
            while (balance(high, day, consumed) > loan && balance(high + 1, day, consumed) + loan < 0) {
                loan++;
            }
            return loan;
        }

        int adjusted(int pair, int day, int[][] consumed) {
            int loan = loan(pair, day, consumed);
            return balance(pair, day, consumed) + (pair % 2 == 0 ? -loan : loan);
        }
    }

    @Property
    void everyLicenceIsToldAsTheDaysHaveIt(
            @ForAll("worlds") World world,
            @ForAll @IntRange(min = 1, max = DAYS - 1) int now,
            @ForAll @IntRange(min = 1, max = DAYS - 1) int date,
            @ForAll @IntRange(max = 10) int record) {
        int asOf = now < date ? now : date - 1;
        int until = Math.min(now, date);

        RenewalReview review = Reviewer.review(facts(world, now, date, record));

        assertThat(review.licences()).extracting(LicenceFigures::entitlementTag).containsExactly(HIGH, LOW);
        for (int tag = 0; tag < 2; tag++) {
            assertRow(review.licences().get(tag), world, new int[] {tag, tag + 2}, asOf, until, date, record);
        }
        assertThat(review.places())
                .extracting(LicenceFigures::virtualAccount)
                .containsExactly("hq", "lab", "hq", "lab");
        int[] order = {0, 2, 1, 3};
        for (int i = 0; i < order.length; i++) {
            assertRow(review.places().get(i), world, new int[] {order[i]}, asOf, until, date, record);
        }
        assertThat(review.summary().shortLicences()).isEqualTo((int)
                review.licences().stream().filter(row -> row.shortBy() > 0).count());
    }

    private static void assertRow(
            LicenceFigures row, World world, int[] pairs, int asOf, int until, int date, int record) {
        long owned = sum(pairs, pair -> world.owned[pair][asOf]);
        boolean high = pairs[0] % 2 == 0;
        long loans = sum(pairs, pair -> world.loan(pair, asOf, world.used));
        assertThat(row.owned()).isEqualTo(owned);
        assertThat(row.ownedBefore()).isEqualTo(sum(pairs, pair -> world.owned[pair][date - 1]));
        assertThat(row.ownedAfter()).isEqualTo(sum(pairs, pair -> world.owned[pair][date]));
        assertThat(row.lent()).isEqualTo(high ? loans : 0);
        assertThat(row.borrowed()).isEqualTo(high ? 0 : loans);
        assertThat(row.shortBy()).isEqualTo(sum(pairs, pair -> Math.max(0, -world.adjusted(pair, asOf, world.used))));
        assertUse(row.ours(), world, world.used, pairs, asOf, until, record);
        assertUse(row.seen(), world, world.shown, pairs, asOf, until, record);
        long usable = owned - row.lent();
        assertThat(row.idle().now().units())
                .isEqualTo(Math.max(0, usable - row.ours().consumed()));
        assertThat(row.idle().p95().units())
                .isEqualTo(Math.max(0, usable - row.ours().figures().p95()));
        assertThat(row.idle().peak().units())
                .isEqualTo(Math.max(0, usable - row.ours().figures().peakLevel()));
        assertPersistence(row.shortBefore(), world, pairs, until, record);
    }

    private static void assertUse(
            LicenceFigures.Use use, World world, int[][] consumed, int[] pairs, int asOf, int until, int record) {
        long[] days = new long[until];
        for (int day = 0; day < until; day++) {
            int each = day;
            days[day] = sum(pairs, pair -> consumed[pair][each]);
        }
        int first = 0;
        while (first < until && days[first] == 0) {
            first++;
        }
        long[] looked = Arrays.copyOfRange(days, Math.min(until, Math.max(first, record)), until);
        long now = sum(pairs, pair -> consumed[pair][asOf]);
        long borrowed = pairs[0] % 2 == 0 ? 0 : sum(pairs, pair -> world.loan(pair, asOf, consumed));
        long usable = sum(pairs, pair -> world.owned[pair][asOf]) + borrowed;
        long peak = Arrays.stream(looked).max().orElse(0);
        assertThat(use.consumed()).isEqualTo(now);
        assertThat(use.figures().peakLevel()).isEqualTo(peak);
        assertThat(use.missing().now().units()).isEqualTo(Math.max(0, now - usable));
        assertThat(use.missing().peak().units()).isEqualTo(Math.max(0, peak - usable));
        assertThat(use.missing().p95().units())
                .isEqualTo(Math.max(0, use.figures().p95() - usable));
    }

    private static void assertPersistence(Persistence told, World world, int[] pairs, int until, int record) {
        int spells = 0;
        int days = 0;
        for (int pair : pairs) {
            boolean before = false;
            for (int day = record; day < until; day++) {
                boolean isShort = world.adjusted(pair, day, world.used) < 0;
                spells += isShort && !before ? 1 : 0;
                days += isShort ? 1 : 0;
                before = isShort;
            }
        }
        assertThat(told.spells()).isEqualTo(spells);
        assertThat(told.total()).isEqualTo(Duration.ofDays(days));
    }

    private interface Figure {
        long of(int pair);
    }

    private static long sum(int[] pairs, Figure figure) {
        return Arrays.stream(pairs).mapToLong(figure::of).sum();
    }

    private static ReviewFacts facts(World world, int now, int date, int record) {
        Map<Pair, Timeline> owned = functions(world.owned);
        RecordStart from = new RecordStart(day(record));
        return new ReviewFacts(
                new ReviewFacts.Question("example.com", day(now), day(date), null),
                null,
                BigDecimal.ZERO,
                Map.of(),
                CATALOGUE,
                new Simulation(owned, functions(world.used), CATALOGUE, from),
                new Simulation(owned, functions(world.shown), CATALOGUE, from),
                List.of(),
                PAIRS.stream()
                        .map(pair -> position(pair, 0, UsageSource.RUM, null))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of());
    }

    private static Position position(Pair pair, long owned, UsageSource source, VendorCount count) {
        return new Position(
                new Levels(pair, owned, 0),
                new Coverage.Covered(owned, 0, 0),
                new Verdict(PositionState.IN_COMPLIANCE, null),
                count,
                source,
                2L,
                null,
                null);
    }

    private static Map<Pair, Timeline> functions(int[][] levels) {
        Map<Pair, Timeline> functions = new HashMap<>();
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            Timeline.LevelWriter writer = Timeline.write();
            for (int day = 0; day < DAYS; day++) {
                writer.set(Micros.of(day(day)), levels[pair][day]);
            }
            functions.put(PAIRS.get(pair), writer.done());
        }
        return functions;
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<int[][]> levels = Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.integers().between(0, 5)), Tuple.of(1, Arbitraries.just(0)))
                .array(int[].class)
                .ofSize(8)
                .map(ReviewerTest::stretched)
                .array(int[][].class)
                .ofSize(PAIRS.size());
        return Combinators.combine(levels, levels, levels).as(World::new);
    }

    /** Each level for some days in a row, as levels really are. */
    private static int[] stretched(int[] few) {
        int[] days = new int[DAYS];
        for (int day = 0; day < DAYS; day++) {
            days[day] = few[day * few.length / DAYS];
        }
        return days;
    }

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
