package dev.ninety.compliance.forecast;

import static dev.ninety.compliance.forecast.SlowOwnership.DAYS;
import static dev.ninety.compliance.forecast.SlowOwnership.NEVER;
import static dev.ninety.compliance.forecast.SlowOwnership.PLACES;
import static dev.ninety.compliance.forecast.SlowOwnership.TAG;
import static dev.ninety.compliance.forecast.SlowOwnership.day;
import static dev.ninety.compliance.forecast.SlowOwnership.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Lots told from a ledger and supposed transfers, against a world that counts who holds what day by day. */
class LotsTest {

    @Property
    void aLedgerTellsWhoHoldsTheUnitsOfWhichLotUntilWhen(@ForAll("worlds") SlowOwnership world) {
        Collection<Holding> holdings = LotReplay.of(world.ledger).holdings();
        for (SlowOwnership.Lot lot : world.lots) {
            for (String place : PLACES) {
                List<Holding> own = holdings.stream()
                        .filter(one -> one.lot().equals(lot.id) && one.pair().equals(pair(place)))
                        .toList();
                assertThat(own).hasSizeLessThanOrEqualTo(1);
                for (int day = 0; day <= DAYS; day++) {
                    long held = own.isEmpty() ? 0 : own.getFirst().held().at(day(day));
                    assertThat(held)
                            .as("%s in %s on day %d", lot.id, place, day)
                            .isEqualTo(lot.held(place, day));
                }
                if (!own.isEmpty()) {
                    assertThat(own.getFirst().endsAt()).isEqualTo(lot.end == NEVER ? null : day(lot.end));
                }
            }
        }
    }

    @Property
    void aSupposedTransferMovesWhatARealOneWould(
            @ForAll("worlds") SlowOwnership world,
            @ForAll @IntRange(max = 2) int from,
            @ForAll @IntRange(max = 2) int to,
            @ForAll @IntRange(max = DAYS - 1) int day,
            @ForAll @IntRange(min = 1, max = 6) int quantity) {
        Assume.that(from != to);
        Lots before = LotReplay.of(world.ledger);
        int free = world.free(PLACES.get(from), day);
        assertThat(before.free(pair(PLACES.get(from)), day(day))).isEqualTo(free);
        if (quantity > free) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> before.transfer(pair(PLACES.get(from)), PLACES.get(to), quantity, day(day)));
            return;
        }
        int[][] owned = world.owned();
        Lots after = before.transfer(pair(PLACES.get(from)), PLACES.get(to), quantity, day(day));
        world.transfer(PLACES.get(from), PLACES.get(to), quantity, day);

        assertDifference(after.since(before).owned(), owned, world.owned());
        for (String place : PLACES) {
            for (int later = day; later < DAYS; later++) {
                assertThat(after.free(pair(place), day(later)))
                        .as("what %s can give on day %d", place, later)
                        .isEqualTo(world.free(place, later));
            }
        }
    }

    @Property
    void aRenewalKeepsUnitsThatEndAndNothingElse(
            @ForAll("worlds") SlowOwnership world,
            @ForAll @IntRange(max = 2) int place,
            @ForAll @IntRange(max = 20) int lot,
            @ForAll @IntRange(min = 1, max = 5) int longer,
            @ForAll @IntRange(max = 20) int some) {
        Pair pair = pair(PLACES.get(place));
        Lots before = LotReplay.of(world.ledger);
        int last = world.lots.get(lot % world.lots.size()).end;
        int end = last == NEVER ? DAYS : last;
        long ending = world.lots.stream()
                .filter(one -> one.end == end)
                .mapToLong(one -> one.held(PLACES.get(place), end - 1))
                .sum();
        assertThat(before.ending(pair, day(end))).isEqualTo(ending);
        if (ending == 0) {
            return;
        }
        long quantity = 1 + some % ending;
        Instant newEnd = day(end + longer);
        long endingThen = before.ending(pair, newEnd);
        Lots after = before.renew(pair, day(end), newEnd, quantity);

        assertThat(after.since(before).owned()).isEqualTo(Map.of(pair, Timeline.between(day(end), newEnd, quantity)));
        assertThat(after.ending(pair, day(end))).isEqualTo(ending - quantity);
        assertThat(after.ending(pair, newEnd)).isEqualTo(endingThen + quantity);
    }

    @Example
    void unitsThatAreRenewedStayWithWhomeverTheyAreGivenTo() {
        Lots renewed = Lots.NONE.grant("order-1", pair("hq"), 5, day(0), day(6)).renew(pair("hq"), day(6), day(10), 3);
        Lots after = renewed.transfer(pair("hq"), "lab", 4, day(2));
        assertThat(after.since(renewed).owned())
                .as("the two that end first, and two of the three that were renewed")
                .isEqualTo(Map.of(
                        pair("hq"),
                        Timeline.between(day(2), day(6), -4).plus(Timeline.between(day(6), day(10), -2)),
                        pair("lab"),
                        Timeline.between(day(2), day(6), 4).plus(Timeline.between(day(6), day(10), 2))));
    }

    @Example
    void aKeyThatWasConvertedIsALotThatLasts() {
        List<OwnershipEntry> ledger =
                List.of(new OwnershipEntry(new Pair("hq", TAG), day(1), 4, "PAK_CONVERSION", "1A2B"));
        assertThat(LotReplay.of(ledger).holdings())
                .singleElement()
                .isEqualTo(new Holding("PAK-1A2B", pair("hq"), day(1), null, Timeline.from(day(1), 4)));
    }

    @Example
    void moreThanEndsCannotBeRenewed() {
        Lots lots = Lots.NONE.grant("order-1", pair("hq"), 5, day(0), day(6));
        assertThatIllegalArgumentException().isThrownBy(() -> lots.renew(pair("hq"), day(6), day(9), 6));
        assertThatIllegalArgumentException().isThrownBy(() -> lots.renew(pair("hq"), day(5), day(9), 1));
    }

    private static void assertDifference(Map<Pair, Timeline> difference, int[][] before, int[][] after) {
        for (int place = 0; place < before.length; place++) {
            Timeline own = Objects.requireNonNullElse(difference.get(pair(PLACES.get(place))), Timeline.zero());
            for (int day = 0; day <= DAYS; day++) {
                assertThat(own.at(day(day)))
                        .as("%s on day %d", PLACES.get(place), day)
                        .isEqualTo(after[place][day] - before[place][day]);
            }
        }
    }

    /** Something that is written: which kind, and numbers for it to read as it needs. */
    record Write(int kind, int one, int other, int quantity, int start, int length) {

        void into(SlowOwnership world) {
            int end = length > DAYS - 2 ? NEVER : Math.min(DAYS, start + length);
            switch (kind) {
                case 0 -> world.grant(PLACES.get(one % 3), quantity, start, end);
                case 1 -> world.change(one, quantity, start, end);
                case 2 -> world.giveBack(one, quantity, start);
                default -> world.transfer(PLACES.get(one % 3), PLACES.get(other % 3), quantity, start);
            }
        }
    }

    @Provide
    Arbitrary<SlowOwnership> worlds() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> start = Arbitraries.integers().between(0, DAYS - 1);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, DAYS);
        Arbitrary<Integer> quantity = Arbitraries.integers().between(1, 5);
        Arbitrary<Integer> kind = Arbitraries.of(0, 1, 2, 3, 3, 3);
        return Combinators.combine(kind, small, small, quantity, start, length)
                .as(Write::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(12)
                .map(writes -> {
                    SlowOwnership world = new SlowOwnership();
                    world.grant("hq", 4, 0, 8);
                    world.grant("hq", 3, 1, NEVER);
                    writes.forEach(write -> write.into(world));
                    return world;
                });
    }
}
