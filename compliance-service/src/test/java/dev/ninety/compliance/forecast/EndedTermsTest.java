package dev.ninety.compliance.forecast;

import static dev.ninety.compliance.forecast.SlowOwnership.DAYS;
import static dev.ninety.compliance.forecast.SlowOwnership.NEVER;
import static dev.ninety.compliance.forecast.SlowOwnership.PLACES;
import static dev.ninety.compliance.forecast.SlowOwnership.day;
import static dev.ninety.compliance.forecast.SlowOwnership.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.cause.EndedTerms;
import dev.ninety.compliance.cause.OwnedEntry;
import dev.ninety.compliance.forecast.app.LotTerms;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What ended, told from a ledger, against a world that counts who holds what day by day. */
class EndedTermsTest {

    @Property
    void equalsWhatWasHeldWhenItEnded(
            @ForAll("worlds") SlowOwnership world,
            @ForAll @IntRange(max = DAYS) int from,
            @ForAll @IntRange(max = DAYS) int to) {
        for (String place : PLACES) {
            EndedTerms ended = within(world, place, from, to);
            assertThat(ended.units()).as(place).isEqualTo(oracle(world, place, from, to));
            assertThat(ended.sequences().isEmpty()).isEqualTo(ended.units() == 0);
        }
    }

    /** So that lots need not be told where nothing is taken away. */
    @Property
    void whereATermEndsAnEntryTakesAway(@ForAll("worlds") SlowOwnership world) {
        for (String place : PLACES) {
            for (int moment = 0; moment <= DAYS; moment++) {
                if (oracle(world, place, moment, moment) > 0) {
                    int then = moment;
                    assertThat(entries(world, place))
                            .anyMatch(entry ->
                                    entry.takesAway() && entry.effectiveAt().equals(day(then)));
                }
            }
        }
    }

    @Example
    void whatIsProlongedEndsLater() {
        SlowOwnership world = new SlowOwnership();
        world.grant("hq", 5, 0, 4);
        world.change(0, 5, 0, 8);
        assertThat(within(world, "hq", 0, 7)).isEqualTo(EndedTerms.NONE);
        assertThat(within(world, "hq", 0, 8)).isEqualTo(new EndedTerms(5, List.of(4L)));
    }

    @Example
    void lessThanWhatEndedRenewsAPartOfIt() {
        SlowOwnership world = new SlowOwnership();
        world.grant("hq", 5, 0, 4);
        world.grant("hq", 3, 4, NEVER);
        assertThat(within(world, "hq", 0, 7)).isEqualTo(new EndedTerms(2, List.of(2L, 3L)));
    }

    @Example
    void aLaterStartAndASmallerQuantityAreNoEnd() {
        SlowOwnership world = new SlowOwnership();
        world.grant("hq", 5, 0, NEVER);
        world.transfer("hq", "lab", 2, 1);
        world.change(0, 5, 3, NEVER);
        world.change(0, 4, 3, NEVER);
        assertThat(within(world, "hq", 0, DAYS)).isEqualTo(EndedTerms.NONE);
        assertThat(within(world, "lab", 0, DAYS)).isEqualTo(EndedTerms.NONE);
    }

    @Example
    void whatWasHandedOnEndsWhereItIs() {
        SlowOwnership world = new SlowOwnership();
        world.grant("hq", 5, 0, 6);
        world.transfer("hq", "lab", 2, 1);
        assertThat(within(world, "hq", 0, DAYS).units()).isEqualTo(3);
        assertThat(within(world, "lab", 0, DAYS).units()).isEqualTo(2);
    }

    @Example
    void whatWasReturnedToTheLastUnitHasNotEnded() {
        SlowOwnership world = new SlowOwnership();
        world.grant("hq", 5, 0, 6);
        List<OwnershipEntry> ledger = new ArrayList<>(world.ledger);
        ledger.add(new OwnershipEntry(pair("hq"), day(3), -5, "ENTITLEMENT", "order-z"));
        ledger.add(new OwnershipEntry(pair("hq"), day(6), 5, "ENTITLEMENT", "order-z"));
        List<String> reasons = new ArrayList<>(world.reasons);
        reasons.addAll(List.of("RETURN", "RETURN"));
        assertThat(within(ledger, reasons, "hq", 0, DAYS)).isEqualTo(EndedTerms.NONE);
    }

    /** A return of a part that a later, earlier end overtakes never took effect. */
    @Example
    void anEndThatWasMovedOntoAReturnEndsAll() {
        SlowOwnership world = new SlowOwnership();
        world.grant("hq", 5, 0, 8);
        world.giveBack(0, 2, 4);
        world.change(0, 5, 0, 4);
        assertThat(within(world, "hq", 0, DAYS).units()).isEqualTo(5);
    }

    private static long oracle(SlowOwnership world, String place, int from, int to) {
        long units = 0;
        for (int moment = from; moment <= to; moment++) {
            int then = moment;
            long ended = world.lots.stream()
                    .filter(lot -> lot.end == then)
                    .mapToLong(lot -> lot.held(place, then - 1))
                    .sum();
            long begun = world.lots.stream()
                    .filter(lot -> lot.start == then)
                    .mapToLong(lot -> lot.held(place, then))
                    .sum();
            units += Math.max(0, ended - begun);
        }
        return units;
    }

    private static EndedTerms within(SlowOwnership world, String place, int from, int to) {
        return within(world.ledger, world.reasons, place, from, to);
    }

    private static EndedTerms within(
            List<OwnershipEntry> ledger, List<String> reasons, String place, int from, int to) {
        return EndedTerms.within(
                LotTerms.terms(LotReplay.of(ledger)).getOrDefault(pair(place), List.of()),
                entries(ledger, reasons, place),
                day(from),
                day(to));
    }

    private static List<OwnedEntry> entries(SlowOwnership world, String place) {
        return entries(world.ledger, world.reasons, place);
    }

    private static List<OwnedEntry> entries(List<OwnershipEntry> ledger, List<String> reasons, String place) {
        List<OwnedEntry> entries = new ArrayList<>();
        for (int i = 0; i < ledger.size(); i++) {
            OwnershipEntry entry = ledger.get(i);
            if (entry.pair().equals(pair(place))) {
                entries.add(new OwnedEntry(
                        i + 1L,
                        entry.effectiveAt(),
                        entry.delta(),
                        reasons.get(i),
                        entry.sourceType() + " " + entry.sourceId()));
            }
        }
        return entries;
    }

    @Provide
    Arbitrary<SlowOwnership> worlds() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> start = Arbitraries.integers().between(0, DAYS - 1);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, DAYS);
        Arbitrary<Integer> quantity = Arbitraries.integers().between(1, 5);
        Arbitrary<Integer> kind = Arbitraries.of(0, 1, 1, 2, 3, 3);
        return Combinators.combine(kind, small, small, quantity, start, length)
                .as(LotsTest.Write::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(writes -> {
                    SlowOwnership world = new SlowOwnership();
                    world.grant("hq", 4, 0, 6);
                    writes.forEach(write -> write.into(world));
                    return world;
                });
    }
}
