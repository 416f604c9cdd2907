package dev.ninety.compliance.forecast;

import static dev.ninety.compliance.forecast.SlowOwnership.DAYS;
import static dev.ninety.compliance.forecast.SlowOwnership.NEVER;
import static dev.ninety.compliance.forecast.SlowOwnership.PLACES;
import static dev.ninety.compliance.forecast.SlowOwnership.day;
import static dev.ninety.compliance.forecast.SlowOwnership.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Tier;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a wish changes, against a world in which it was really carried out. */
class WhatIfTest {

    private static final Map<String, Map<Pair, Timeline>> NO_USE = Map.of();

    record Purchase(int place, int quantity, int start, int end) {}

    record Gift(int from, int to, int quantity, int day) {}

    @Property
    void purchasesAndTransfersChangeWhatTheyWouldIfTheyWereMade(
            @ForAll("purchases") List<Purchase> owned,
            @ForAll("purchases") List<Purchase> bought,
            @ForAll("gifts") List<Gift> gifts) {
        SlowOwnership world = new SlowOwnership();
        owned.forEach(one -> world.grant(PLACES.get(one.place), one.quantity, one.start, one.end));
        Lots lots = LotReplay.of(world.ledger);
        int[][] before = world.owned();
        for (int i = 0; i < bought.size(); i++) {
            Purchase one = bought.get(i);
            world.grant("~000" + i, PLACES.get(one.place), one.quantity, one.start, one.end);
        }
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < gifts.size(); i++) {
            Gift one = gifts.get(i);
            if (!world.transfer(PLACES.get(one.from), PLACES.get(one.to), one.quantity, one.day)) {
                refused.add("/transfers/" + i + "/quantity");
            }
        }
        WhatIf whatIf = new WhatIf(
                bought.stream().map(WhatIfTest::purchase).toList(),
                List.of(),
                gifts.stream().map(WhatIfTest::transfer).toList(),
                List.of(),
                Map.of());
        if (!refused.isEmpty()) {
            Problem problem = catchThrowableOfType(Problem.class, () -> whatIf.overlay(lots, NO_USE));
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors()).extracting(Violation::pointer).containsExactlyElementsOf(refused);
            return;
        }
        Overlay overlay = whatIf.overlay(lots, NO_USE);
        int[][] after = world.owned();
        for (int place = 0; place < PLACES.size(); place++) {
            Timeline own = overlay.ownedOf(pair(PLACES.get(place)));
            for (int day = 0; day <= DAYS; day++) {
                assertThat(own.at(day(day)))
                        .as("%s on day %d", PLACES.get(place), day)
                        .isEqualTo(after[place][day] - before[place][day]);
            }
        }
        assertThat(overlay.consumed()).isEmpty();
    }

    private static WhatIf.Purchase purchase(Purchase one) {
        return new WhatIf.Purchase(
                pair(PLACES.get(one.place)),
                one.quantity,
                day(one.start),
                one.end == NEVER ? null : day(one.end),
                null);
    }

    private static WhatIf.Transfer transfer(Gift one) {
        return new WhatIf.Transfer(pair(PLACES.get(one.from)), PLACES.get(one.to), one.quantity, day(one.day));
    }

    @Example
    void aDecommissionedInstanceConsumesNothingFromThenOn() {
        Timeline hq = Timeline.from(day(1), 3);
        Timeline lab = Timeline.between(day(0), day(8), 2);
        Map<String, Map<Pair, Timeline>> used = Map.of(
                "A:1", Map.of(pair("hq"), hq, pair("lab"), lab), "B:1", Map.of(pair("hq"), Timeline.from(day(5), 1)));
        WhatIf whatIf = new WhatIf(
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new WhatIf.Decommission("A:1", day(6)),
                        new WhatIf.Decommission("A:1", day(4)),
                        new WhatIf.Decommission("B:1", day(2)),
                        new WhatIf.Decommission("C:1", day(2))),
                Map.of());
        Map<Pair, Timeline> change = whatIf.overlay(Lots.NONE, used).consumed();
        assertThat(change.get(pair("hq")).plus(hq).plus(Timeline.from(day(5), 1)))
                .as("of two moments the earlier one; one that starts later never does")
                .isEqualTo(Timeline.between(day(1), day(4), 3));
        assertThat(change.get(pair("lab")).plus(lab)).isEqualTo(Timeline.between(day(0), day(4), 2));
    }

    @Example
    void whatIsBoughtCanBeRenewedAndWhatIsRenewedGivenAway() {
        WhatIf whatIf = new WhatIf(
                List.of(new WhatIf.Purchase(pair("hq"), 4, day(0), day(5), null)),
                List.of(new WhatIf.Renewal(pair("hq"), day(5), day(9), null)),
                List.of(new WhatIf.Transfer(pair("hq"), "lab", 4, day(7))),
                List.of(),
                Map.of("low", new Tier("family", 1)));
        Overlay overlay = whatIf.overlay(Lots.NONE, NO_USE);
        assertThat(overlay.owned())
                .isEqualTo(Map.of(
                        pair("hq"), Timeline.between(day(0), day(7), 4),
                        pair("lab"), Timeline.between(day(7), day(9), 4)));
        assertThat(overlay.tiers()).containsEntry("low", new Tier("family", 1));
    }

    @Example
    void everythingThatCannotBeIsRefusedAtOnce() {
        Lots lots = Lots.NONE.grant("order-1", pair("hq"), 4, day(0), day(5));
        WhatIf whatIf = new WhatIf(
                List.of(),
                List.of(
                        new WhatIf.Renewal(pair("hq"), day(5), day(9), 5L),
                        new WhatIf.Renewal(pair("hq"), day(6), day(9), null)),
                List.of(new WhatIf.Transfer(pair("lab"), "hq", 1, day(2))),
                List.of(),
                Map.of());
        Problem problem = catchThrowableOfType(Problem.class, () -> whatIf.overlay(lots, NO_USE));
        assertThat(problem.errors())
                .extracting(violation -> violation.pointer() + " " + violation.code())
                .containsExactly(
                        "/renewals/0/quantity TOO_MANY",
                        "/renewals/1/endsAt NOTHING_ENDS",
                        "/transfers/0/quantity TOO_MANY");
        problem = catchThrowableOfType(Problem.class, () -> whatIf.requireVirtualAccounts(Set.of("hq")));
        assertThat(problem.errors()).extracting(Violation::pointer).containsExactly("/transfers/0/from");
    }

    @Example
    void whatHasNoPriceIsNamedAndNotCountedAsFree() {
        Money price = new Money(new BigDecimal("10"), "EUR");
        WhatIfCost cost = WhatIfCost.of(new WhatIf(
                List.of(
                        new WhatIf.Purchase(pair("hq"), 4, day(0), null, price),
                        new WhatIf.Purchase(pair("hq"), 1, day(0), null, null)),
                List.of(new WhatIf.Renewal(pair("hq"), day(5), day(9), null)),
                List.of(),
                List.of(),
                Map.of()));
        assertThat(cost).isNotNull();
        assertThat(cost.totals()).containsExactly(new Money(new BigDecimal("40.00"), "EUR"));
        assertThat(cost.unpriced()).containsExactly("/entitlements/1", "/renewals/0");
        assertThat(WhatIfCost.of(new WhatIf(List.of(), List.of(), List.of(), List.of(), Map.of())))
                .isNull();
    }

    @Provide
    Arbitrary<List<Purchase>> purchases() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> quantity = Arbitraries.integers().between(1, 5);
        Arbitrary<Integer> start = Arbitraries.integers().between(0, 6);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 9);
        return Combinators.combine(place, quantity, start, length)
                .as((where, units, from, days) -> new Purchase(where, units, from, days > 6 ? NEVER : from + days))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Gift>> gifts() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> further = Arbitraries.integers().between(1, 2);
        Arbitrary<Integer> quantity = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> day = Arbitraries.integers().between(0, DAYS - 1);
        return Combinators.combine(place, further, quantity, day)
                .as((from, more, units, when) -> new Gift(from, (from + more) % 3, units, when))
                .list()
                .ofMaxSize(4);
    }
}
