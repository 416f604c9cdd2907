package dev.ninety.compliance.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Holding;
import dev.ninety.compliance.money.Money;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** What is charged forward, what units cost, and how long something was short. */
class ChargesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant MILESTONE = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-08-20T00:00:00Z");
    private static final Pair PAIR = new Pair("campus", "tag");
    private static final Term.StandIn NOTHING = new Term.StandIn(false, null, Instant.EPOCH);

    private static UnitPrice price(String amount) {
        return new UnitPrice(new Money(new BigDecimal(amount), "EUR"), UnitPrice.Source.CATALOGUE, "tag");
    }

    private static TrueForward charge(Timeline owned, Timeline consumed, String percent, UnitPrice price) {
        return TrueForward.of(
                MILESTONE,
                NOW,
                new TrueForward.Whole("tag", "Tag", owned, consumed),
                new BigDecimal(percent),
                ReviewWindow.of(MILESTONE, NOW, RecordStart.NONE),
                new Term(END, Term.Basis.LOT_END),
                price);
    }

    @Property
    void whatIsBeyondTheAllowanceIsChargedForBegunMonths(
            @ForAll @LongRange(max = 2_000) long owned,
            @ForAll @LongRange(max = 3_000) long consumed,
            @ForAll @LongRange(max = 3_000) long peak,
            @ForAll @BigRange(min = "0", max = "60") @Scale(2) BigDecimal percent) {
        Timeline used = Timeline.from(MILESTONE.minus(Duration.ofDays(300)), consumed)
                .plus(Timeline.between(
                        MILESTONE.minus(Duration.ofDays(200)), MILESTONE.minus(Duration.ofDays(199)), peak - consumed));

        TrueForward charge = charge(
                Timeline.from(Instant.parse("2020-01-01T00:00:00Z"), owned),
                used,
                percent.toPlainString(),
                price("3.335"));

        long allowance = 0;
        while (BigInteger.valueOf(allowance + 1)
                        .multiply(BigInteger.valueOf(10_000))
                        .compareTo(percent.movePointRight(2).toBigIntegerExact().multiply(BigInteger.valueOf(owned)))
                <= 0) {
            allowance++;
        }
        long beyond = Math.max(0, consumed - owned - allowance);
        long atPeak = Math.max(0, Math.max(consumed, peak) - owned - allowance);
        assertThat(charge.allowance()).isEqualTo(allowance);
        assertThat(charge.exposure().units()).isEqualTo(beyond);
        assertThat(charge.atPeak().units()).isEqualTo(atPeak);
        assertThat(charge.peakAlone().units()).isEqualTo(atPeak - beyond);
        assertThat(charge.expected()).isTrue();
        // From 1 September to 20 August twelve months are begun: 3.335 * 12 is 40.02 for each unit.
        assertThat(cost(charge.exposure())).isEqualByComparingTo(new BigDecimal("40.02").multiply(units(beyond)));
        assertThat(cost(charge.atPeak())).isEqualByComparingTo(new BigDecimal("40.02").multiply(units(atPeak)));
        assertThat(cost(charge.peakAlone()))
                .isEqualByComparingTo(cost(charge.atPeak()).subtract(cost(charge.exposure())));
    }

    private static BigDecimal units(long units) {
        return BigDecimal.valueOf(units);
    }

    private static BigDecimal cost(Gap gap) {
        assertThat(gap.cost() == null).isEqualTo(gap.units() == 0);
        return gap.cost() == null ? BigDecimal.ZERO : gap.cost().amount();
    }

    @Example
    void whatIsOwnedAndUsedAtTheMilestoneItselfCounts() {
        TrueForward charge = charge(
                Timeline.from(NOW, 10).plus(Timeline.from(MILESTONE, 2)),
                Timeline.from(NOW.minusSeconds(1), 10).plus(Timeline.from(MILESTONE, 9)),
                "20",
                null);
        assertThat(charge.owned()).isEqualTo(12);
        assertThat(charge.consumed()).isEqualTo(19);
        assertThat(charge.allowance()).isEqualTo(2);
        assertThat(charge.exposure()).isEqualTo(new Gap(5, null, Gap.Unpriced.NO_PRICE));
        assertThat(charge.peak().level()).as("what was, not what will be").isEqualTo(10);
        assertThat(charge.atPeak().units()).isEqualTo(5);
    }

    @Example
    void theTermIsThatOfTheUnitsHeldElseOfWhatStandsIn() {
        Holding first = held("a", NOW, Instant.parse("2027-01-01T00:00:00Z"), 5);
        Holding later = held("b", NOW, END, 1);
        Holding lasting = held("c", NOW, null, 7);
        Holding notYet = held("d", MILESTONE, Instant.parse("2031-01-01T00:00:00Z"), 7);
        Holding given = held("e", NOW, Instant.parse("2031-01-01T00:00:00Z"), 0);
        assertThat(Term.at(NOW, List.of(first, later, lasting, notYet, given), NOTHING))
                .isEqualTo(new Term(END, Term.Basis.LOT_END));
        assertThat(Term.at(NOW, List.of(lasting, notYet), NOTHING)).isEqualTo(new Term(null, Term.Basis.LASTING));
        assertThat(Term.at(NOW, List.of(notYet), NOTHING)).isEqualTo(new Term(null, Term.Basis.UNKNOWN));
        assertThat(Term.at(NOW, List.of(), new Term.StandIn(true, END, END)))
                .isEqualTo(new Term(null, Term.Basis.LASTING));
        assertThat(Term.at(NOW, List.of(), new Term.StandIn(false, END, MILESTONE)))
                .isEqualTo(new Term(END, Term.Basis.AGREEMENT_END));
        assertThat(Term.at(NOW, List.of(), new Term.StandIn(false, NOW, MILESTONE)))
                .isEqualTo(new Term(MILESTONE, Term.Basis.REVIEW_DATE));
    }

    private static Holding held(String lot, Instant from, Instant until, long units) {
        return new Holding(lot, PAIR, from, until, Timeline.between(from, until, units));
    }

    @Example
    void unitsCostOnceOrForEachBegunMonth() {
        Term ends = new Term(Instant.parse("2026-07-01T00:00:00.000001Z"), Term.Basis.LOT_END);
        assertThat(Gap.of(3, price("1.005"), NOW, ends).cost()).isEqualTo(new Money(new BigDecimal("6.03"), "EUR"));
        assertThat(Gap.of(3, price("1.005"), NOW, new Term(null, Term.Basis.LASTING))
                        .cost())
                .as("rounded half up, the line as a whole")
                .isEqualTo(new Money(new BigDecimal("3.02"), "EUR"));
        assertThat(Gap.of(3, price("1"), NOW, new Term(null, Term.Basis.UNKNOWN)))
                .isEqualTo(new Gap(3, null, Gap.Unpriced.NO_TERM));
        assertThat(Gap.of(3, null, NOW, ends)).isEqualTo(new Gap(3, null, Gap.Unpriced.NO_PRICE));
        assertThat(Gap.of(-3, null, NOW, ends)).isEqualTo(Gap.NONE);
    }

    @Property
    void whatWasShortIsCountedHourByHour(
            @ForAll @Size(max = 6) List<@IntRange(max = 40) Integer> starts,
            @ForAll @IntRange(max = 12) int length,
            @ForAll @IntRange(max = 40) int until) {
        List<Spell> spells = new ArrayList<>();
        int count = 0;
        int hours = 0;
        int longest = 0;
        boolean lasting = false;
        for (int start : starts) {
            boolean endless = length == 12;
            int end = endless ? 1_000 : start + length + 1;
            spells.add(new Spell(hour(start), endless ? null : hour(end), -1));
            int own = 0;
            for (int hour = start; hour < end && hour < until; hour++) {
                own++;
            }
            count += own > 0 ? 1 : 0;
            hours += own;
            longest = Math.max(longest, own);
            lasting |= own > 0 && end > until;
        }

        Persistence persistence = Persistence.of(spells, hour(until));

        assertThat(persistence.spells()).isEqualTo(count);
        assertThat(persistence.total()).isEqualTo(Duration.ofHours(hours));
        assertThat(persistence.longest()).isEqualTo(Duration.ofHours(longest));
        assertThat(persistence.lasting()).isEqualTo(lasting);
        assertThat(persistence.lastSince())
                .isEqualTo(starts.stream()
                        .filter(start -> start < until)
                        .max(Integer::compare)
                        .map(ChargesTest::hour)
                        .orElse(null));
    }

    private static Instant hour(int hour) {
        return NOW.plus(Duration.ofHours(hour));
    }

    @Example
    void daysAreRoundedHalfUp() {
        assertThat(Persistence.days(Duration.ofHours(36))).isEqualTo(new BigDecimal("1.50"));
        assertThat(Persistence.days(Duration.ofSeconds(432))).isEqualTo(new BigDecimal("0.01"));
        assertThat(Persistence.days(Duration.ofSeconds(431))).isEqualTo(new BigDecimal("0.00"));
    }

    @Example
    void aStepDownSavesTheDifferenceToTheEndOfTheTerm() {
        StepDown.Tier high = new StepDown.Tier("a", "Advantage", price("10.00"));
        StepDown.Tier low = new StepDown.Tier("e", "Essentials", price("7.50"));
        Term term = new Term(NOW.atOffset(ZoneOffset.UTC).plusMonths(4).toInstant(), Term.Basis.LOT_END);

        StepDown candidate = StepDown.of(high, low, 20, 3, NOW, term);

        assertThat(candidate.saving()).isEqualTo(new Money(new BigDecimal("200.00"), "EUR"));
        assertThat(candidate.savingOnLent()).isEqualTo(new Money(new BigDecimal("30.00"), "EUR"));
        assertThat(candidate.unpriced()).isNull();
        assertThat(StepDown.of(low, high, 20, 3, NOW, term)).as("dearer").isNull();
        assertThat(StepDown.of(high, high, 20, 3, NOW, term)).as("as dear").isNull();
        assertThat(StepDown.of(high, low, 0, 0, NOW, term)).as("nothing used").isNull();
        assertThat(StepDown.of(high, new StepDown.Tier("e", "E", null), 1, 0, NOW, term)
                        .unpriced())
                .isEqualTo(StepDown.Unpriced.NO_PRICE);
        UnitPrice dollars = new UnitPrice(new Money(BigDecimal.ONE, "USD"), UnitPrice.Source.CATALOGUE, "e");
        assertThat(StepDown.of(high, new StepDown.Tier("e", "E", dollars), 1, 0, NOW, term)
                        .unpriced())
                .isEqualTo(StepDown.Unpriced.CURRENCIES_DIFFER);
        assertThat(StepDown.of(high, low, 1, 0, NOW, new Term(null, Term.Basis.UNKNOWN))
                        .unpriced())
                .isEqualTo(StepDown.Unpriced.NO_TERM);
    }

    @Example
    void endsAreToldAgainstTheDay() {
        Instant date = Instant.parse("2027-01-01T00:00:00Z");
        Holding earlier = held("b", NOW, Instant.parse("2026-11-01T00:00:00Z"), 4);
        Holding too = held("a", NOW, Instant.parse("2026-11-01T00:00:00Z"), 6);
        Holding same = held("c", NOW, Instant.parse("2027-01-01T12:00:00Z"), 2);
        Holding later = held("d", NOW, Instant.parse("2027-01-02T00:00:00Z"), 1);
        Holding over = held("e", NOW.minusSeconds(9), NOW, 9);
        Holding lasting = held("f", NOW, null, 9);

        List<TermEnd> ends = TermEnds.of(
                List.of(later, same, earlier, too, over, lasting), NOW, date, tag -> "Tag", tag -> price("2"));

        assertThat(ends).extracting(TermEnd::units).containsExactly(10L, 2L, 1L);
        assertThat(ends)
                .extracting(TermEnd::against)
                .containsExactly(TermEnd.Against.BEFORE, TermEnd.Against.WITH, TermEnd.Against.AFTER);
        assertThat(ends.getFirst().entitlements()).containsExactly("a", "b");
        assertThat(ends.getFirst().alignment().cost())
                .as("ten units for the two months from November on")
                .isEqualTo(new Money(new BigDecimal("40.00"), "EUR"));
        assertThat(ends.get(1).alignment()).isEqualTo(Gap.NONE);
        assertThat(ends.get(2).alignment()).isEqualTo(Gap.NONE);
    }
}
