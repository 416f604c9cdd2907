package dev.ninety.compliance.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.HeardStanding;
import dev.ninety.compliance.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** The formula, against one that steps through the points one by one in whole numbers. */
class ScoreTest {

    static final ScoreRules DEFAULTS = new ScoreRules(40, 30, 10, 5, 10, 5, 5, Duration.ofDays(90));
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Pair PAIR = new Pair("hq", "a");

    /** Prices in thousandths, so that the oracle can stay with whole numbers. */
    record World(
            List<long[]> licences,
            List<HeardStanding> standings,
            List<Boolean> owned,
            boolean missed,
            ScoreRules rules) {

        ScoreFacts facts() {
            Map<String, BigDecimal> prices = new HashMap<>();
            List<Exposure> exposures = new ArrayList<>();
            for (int i = 0; i < licences.size(); i++) {
                long[] one = licences.get(i);
                prices.put("t" + i, BigDecimal.valueOf(one[3], 3));
                exposures.add(new Exposure(new Pair("va", "t" + i), one[0], one[1], one[1] + one[2], AT));
            }
            List<ScoreFacts.OpenCase> cases = new ArrayList<>();
            for (boolean hasOwner : owned) {
                cases.add(new ScoreFacts.OpenCase("c" + cases.size(), PAIR, hasOwner ? "ada@example.com" : null));
            }
            return new ScoreFacts(new Worth("EUR", prices), exposures, List.of(), standings, cases, missed);
        }

        private BigInteger sum(int... columns) {
            BigInteger sum = BigInteger.ZERO;
            for (long[] one : licences) {
                for (int column : columns) {
                    sum = sum.add(BigInteger.valueOf(one[column]).multiply(BigInteger.valueOf(one[3])));
                }
            }
            return sum;
        }
    }

    /** The fewest points p of {@code most} with p / most >= part / whole; all where there is no whole. */
    private static int least(int most, BigInteger part, BigInteger whole) {
        for (int points = 0; points < most; points++) {
            BigInteger reached = BigInteger.valueOf(points).multiply(whole);
            if (reached.compareTo(BigInteger.valueOf(most).multiply(part)) >= 0) {
                return points;
            }
        }
        return most;
    }

    private static int least(int most, long part, long whole) {
        return least(most, BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    @Property
    void everyPartIsTheLeastNumberOfPointsThatCoversItsShare(@ForAll("worlds") World world) {
        ScoreRules rules = world.rules;
        long active = world.standings.stream().mapToLong(HeardStanding::active).sum();
        int shortage = least(rules.shortagePoints(), world.sum(1), world.sum(0));
        int reporting = least(
                rules.reportingPoints(),
                world.standings.stream().mapToLong(HeardStanding::overdue).sum(),
                world.standings.stream().mapToLong(HeardStanding::required).sum());
        int hygiene = least(
                        rules.hygienePoints(),
                        world.standings.stream()
                                .mapToLong(HeardStanding::affected)
                                .sum(),
                        active)
                + (world.owned.contains(false) ? rules.unownedCasePoints() : 0);
        int evidence = Math.min(
                rules.evidencePoints(),
                least(
                                rules.evidencePoints(),
                                world.standings.stream()
                                        .mapToLong(HeardStanding::withoutEvidence)
                                        .sum(),
                                active)
                        + (world.missed ? rules.missedReconciliationPoints() : 0));
        int horizon = least(rules.horizonPoints(), world.sum(1, 2), world.sum(0));

        Score score = Score.of(world.facts(), rules);

        assertThat(score.points(ScorePart.SHORTAGE)).isEqualTo(shortage);
        assertThat(score.points(ScorePart.REPORTING)).isEqualTo(reporting);
        assertThat(score.points(ScorePart.HYGIENE)).isEqualTo(hygiene);
        assertThat(score.points(ScorePart.EVIDENCE)).isEqualTo(evidence);
        assertThat(score.points(ScorePart.HORIZON)).isEqualTo(horizon);
        assertThat(score.points()).isEqualTo(100 - shortage - reporting - hygiene - evidence - horizon);
        assertThat(score.points()).isBetween(0, 100);
        assertThat(score.unknown()).isNull();
        for (ScorePart part : ScorePart.values()) {
            assertThat(score.points(part)).isBetween(0, rules.most(part));
        }
        assertThat(score.deductions())
                .extracting(Deduction::reason)
                .as("each reason once, in their order")
                .containsExactly(ScoreReason.values());
        assertThat(score.deductions())
                .allSatisfy(one -> assertThat(one.points()).isBetween(0, one.most()));
    }

    @Property
    void onlyTheOrderOfNothingMattersAndPlacesAreScoredByTheSameFormula(@ForAll("worlds") World world) {
        ScoreFacts facts = world.facts();
        List<Exposure> reversed = new ArrayList<>(facts.exposures()).reversed();
        ScoreFacts same = new ScoreFacts(
                facts.worth(), reversed, List.of(), world.standings.reversed(), facts.openCases(), world.missed);
        assertThat(Score.of(same, world.rules).points())
                .isEqualTo(Score.of(facts, world.rules).points());
        assertThat(facts.in("va").exposures()).isEqualTo(facts.exposures());
        assertThat(facts.in("va").openCases()).isEmpty();
        assertThat(facts.in("nowhere").exposures()).isEmpty();
        assertThat(facts.in("one").standings())
                .allMatch(one -> one.virtualAccount().equals("one"));
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Long> few = Arbitraries.longs().between(0, 12);
        Arbitrary<Long> many = Arbitraries.longs().between(0, 1_000_000_000_000L);
        Arbitrary<Long> units = Arbitraries.oneOf(few, few, many);
        Arbitrary<Long> prices = Arbitraries.longs().between(1, 50_000_000);
        Arbitrary<long[]> licences = Combinators.combine(units, units, units, prices)
                .as((owned, missing, more, price) -> new long[] {owned, missing, more, price});
        Arbitrary<HeardStanding> standings = Combinators.combine(
                        Arbitraries.of("one", "two", "three"), few, few, few, few, few)
                .as((place, active, required, overdue, affected, without) -> new HeardStanding(
                        place,
                        active,
                        required,
                        Math.min(overdue, required),
                        Math.min(affected, active),
                        Math.min(without, active)));
        Arbitrary<ScoreRules> rules = Arbitraries.oneOf(
                Arbitraries.just(DEFAULTS),
                Arbitraries.integers()
                        .between(0, 16)
                        .list()
                        .ofSize(7)
                        .map(points -> new ScoreRules(
                                points.get(0),
                                points.get(1),
                                points.get(2),
                                points.get(3),
                                points.get(4),
                                points.get(5),
                                points.get(6),
                                Duration.ofDays(1))));
        return Combinators.combine(
                        licences.list().ofMaxSize(4),
                        standings.list().ofMaxSize(3),
                        Arbitraries.of(true, false).list().ofMaxSize(3),
                        Arbitraries.of(true, false),
                        rules)
                .as(World::new);
    }

    private static ScoreFacts facts(
            long owned, long missing, boolean reconciliationMissed, HeardStanding... standings) {
        return new ScoreFacts(
                Worth.UNITS,
                List.of(new Exposure(PAIR, owned, missing, missing, AT)),
                List.of(),
                List.of(standings),
                List.of(),
                reconciliationMissed);
    }

    @Example
    void theFormulaByItsDefaults() {
        HeardStanding figures = new HeardStanding("hq", 200, 300, 7, 3, 21);
        Score score = Score.of(facts(1_000, 26, true, figures), DEFAULTS);
        assertThat(score.deductions())
                .extracting(one -> Tuple.of(one.reason(), one.points(), one.most()))
                .containsExactly(
                        Tuple.of(ScoreReason.LICENCES_SHORT, 2, 40), // 1.04
                        Tuple.of(ScoreReason.REPORTS_OVERDUE, 1, 30), // 0.7
                        Tuple.of(ScoreReason.INSTANCES_AFFECTED, 1, 10), // 0.15
                        Tuple.of(ScoreReason.CASE_UNOWNED, 0, 5),
                        Tuple.of(ScoreReason.EVIDENCE_MISSING, 2, 10), // 1.05
                        Tuple.of(ScoreReason.RECONCILIATION_MISSED, 5, 5),
                        Tuple.of(ScoreReason.SHORTAGE_AHEAD, 1, 5)); // 0.13
        assertThat(score.points()).isEqualTo(88);
    }

    @Example
    void whereNothingIsOwnedAShortageCostsAll() {
        assertThat(Score.of(facts(0, 1, false), DEFAULTS).points()).isEqualTo(55);
        assertThat(Score.of(facts(0, 0, false), DEFAULTS).points()).isEqualTo(100);
        assertThat(Score.of(facts(1, 9, false), DEFAULTS).points())
                .as("never more than all")
                .isEqualTo(55);
    }

    @Example
    void aMissedReconciliationIsPaidOutOfWhatIsLeft() {
        HeardStanding figures = new HeardStanding("hq", 10, 0, 0, 0, 8);
        Score score = Score.of(facts(1, 0, true, figures), DEFAULTS);
        assertThat(score.points(ScorePart.EVIDENCE)).isEqualTo(10);
        assertThat(score.deductions())
                .filteredOn(one -> one.reason() == ScoreReason.RECONCILIATION_MISSED)
                .extracting(Deduction::points)
                .containsExactly(2);
    }

    @Example
    void whatWasNeverHeardOfIsNotTakenForNothing() {
        ScoreFacts facts = new ScoreFacts(
                Worth.UNITS, List.of(new Exposure(PAIR, 4, 1, 1, AT)), List.of(), null, List.of(), false);
        Score score = Score.of(facts, DEFAULTS);
        assertThat(score.points()).isNull();
        assertThat(score.unknown()).isEqualTo("STANDING_UNKNOWN");
        assertThat(score.points(ScorePart.SHORTAGE)).isEqualTo(10);
        assertThat(score.points(ScorePart.HORIZON)).isEqualTo(2);
        assertThat(score.points(ScorePart.REPORTING)).isNull();
        assertThat(score.points(ScorePart.HYGIENE)).isNull();
        assertThat(score.points(ScorePart.EVIDENCE)).isNull();
        assertThat(facts.in("hq").standings()).isNull();
    }

    @Example
    void pricesWeighOnlyWhereAllHaveOneInTheSameCurrency() {
        Licence dear = licence("dear", new Money(new BigDecimal("250.00"), "EUR"));
        Licence cheap = licence("cheap", new Money(new BigDecimal("0.5"), "EUR"));
        Worth priced = Worth.of(List.of(dear, cheap));
        assertThat(priced.currency()).isEqualTo("EUR");
        assertThat(priced.of("dear", 3)).isEqualByComparingTo("750");
        assertThat(priced.of("cheap")).isEqualByComparingTo("0.5");
        assertThat(priced.of("in no catalogue", 3)).isEqualByComparingTo("3");
        assertThat(Worth.of(List.of(dear, licence("unpriced", null)))).isEqualTo(Worth.UNITS);
        assertThat(Worth.of(List.of(dear, licence("us", new Money(BigDecimal.ONE, "USD")))))
                .isEqualTo(Worth.UNITS);
        assertThat(Worth.of(List.of(dear, licence("free", new Money(new BigDecimal("0.00"), "EUR")))))
                .as("a price of nothing says nothing of the worth")
                .isEqualTo(Worth.UNITS);
        assertThat(Worth.of(List.of())).isEqualTo(Worth.UNITS);
    }

    private static Licence licence(String tag, Money price) {
        return new Licence(tag, null, null, EnforcementAction.NOTIFY_ONLY, null, null, tag, price);
    }

    @Example
    void pointsThatMakeNoScoreAreRefused() {
        assertThatThrownBy(() -> new ScoreRules(41, 30, 10, 5, 10, 5, 5, Duration.ofDays(90)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScoreRules(40, -1, 10, 5, 10, 5, 5, Duration.ofDays(90)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScoreRules(40, 30, 10, 5, 10, 5, 5, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new ScoreRules(40, 30, 10, 5, 10, 100, 5, Duration.ofDays(1)).most(ScorePart.EVIDENCE))
                .isEqualTo(10);
    }
}
