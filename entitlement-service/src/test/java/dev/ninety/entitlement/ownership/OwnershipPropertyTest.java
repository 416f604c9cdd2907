package dev.ninety.entitlement.ownership;

import static dev.ninety.entitlement.ownership.OwnershipWorld.ACCOUNTS;
import static dev.ninety.entitlement.ownership.OwnershipWorld.SECONDS;
import static dev.ninety.entitlement.ownership.OwnershipWorld.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.entitlement.ownership.OwnershipWorld.GiveBack;
import dev.ninety.entitlement.ownership.OwnershipWorld.Hand;
import dev.ninety.entitlement.ownership.OwnershipWorld.Put;
import dev.ninety.entitlement.ownership.OwnershipWorld.Wish;
import dev.ninety.entitlement.transfer.LotChoice;
import dev.ninety.entitlement.transfer.Transfer.Taken;
import dev.ninety.kit.ledger.Posting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever clients ask for, in whatever order, against an oracle that looks at every second. */
class OwnershipPropertyTest {

    @Property
    void postedEntriesSumToWhatTheFactsSay(@ForAll("wishes") List<Wish> wishes) {
        OwnershipWorld world = new OwnershipWorld();
        for (Wish wish : wishes) {
            world.apply(wish);
            for (String account : ACCOUNTS) {
                for (int second = 0; second < SECONDS; second++) {
                    int moment = second;
                    long facts = world.lots.values().stream()
                            .mapToLong(lot -> Oracle.held(lot, account, moment))
                            .sum();
                    assertThat(world.owned(account, second))
                            .as("%s at %d after %s", account, second, wish)
                            .isEqualTo(facts)
                            .isNotNegative();
                }
            }
        }
    }

    @Property
    void noHoldingOfALotIsEverNegative(@ForAll("wishes") List<Wish> wishes) {
        OwnershipWorld world = new OwnershipWorld();
        wishes.forEach(world::apply);
        for (Lot lot : world.lots.values()) {
            lot.requireConsistent();
            for (String account : ACCOUNTS) {
                for (int second = 0; second < SECONDS; second++) {
                    assertThat(Oracle.held(lot, account, second)).isNotNegative();
                    assertThat(lot.heldBy(account).at(second(second))).isEqualTo(Oracle.held(lot, account, second));
                }
            }
        }
    }

    @Property
    void aWishIsGrantedExactlyWhenTheFactsAllowIt(@ForAll("wishes") List<Wish> wishes) {
        OwnershipWorld world = new OwnershipWorld();
        for (Wish wish : wishes) {
            boolean allowed = allowed(world, wish);
            int posted = world.ledger.size();
            assertThat(world.apply(wish)).as("%s", wish).isEqualTo(allowed);
            if (!allowed) {
                assertThat(world.ledger).hasSize(posted);
            }
        }
    }

    private static boolean allowed(OwnershipWorld world, Wish wish) {
        return switch (wish) {
            case Put put -> {
                Lot lot = world.lots.get(put.id());
                yield lot == null || (lot.virtualAccount().equals(put.account()) && Oracle.changeFits(lot, put));
            }
            case GiveBack back -> {
                Lot lot = world.lots.get(back.id());
                yield lot == null || Oracle.returnFits(lot, back.quantity(), back.at());
            }
            case Hand hand -> {
                Map<String, Long> taken = Oracle.taken(List.copyOf(world.lots.values()), hand);
                yield taken.values().stream().mapToLong(Long::longValue).sum() == hand.quantity();
            }
        };
    }

    /** The sum over all accounts changes by grants, changes, returns and ends alone. */
    @Property
    void aTransferConservesUnitsAtEveryMoment(@ForAll("wishes") List<Wish> wishes) {
        OwnershipWorld world = new OwnershipWorld();
        for (Wish wish : wishes) {
            int posted = world.ledger.size();
            world.apply(wish);
            if (wish instanceof Hand) {
                List<Posting> added = world.ledger.subList(posted, world.ledger.size());
                for (int second = 0; second < SECONDS; second++) {
                    int moment = second;
                    long sum = added.stream()
                            .filter(posting -> !posting.effectiveAt().isAfter(second(moment)))
                            .mapToLong(Posting::delta)
                            .sum();
                    assertThat(sum).as("%s at %d", wish, second).isZero();
                }
            }
        }
    }

    @Property
    void aTransferTakesTheLotsThatTheRuleNames(
            @ForAll("wishes") List<Wish> wishes, @ForAll("hands") Hand hand, @ForAll Random random) {
        OwnershipWorld world = new OwnershipWorld();
        wishes.forEach(world::apply);
        List<Lot> lots = new ArrayList<>(world.lots.values());
        Map<String, Long> expected = Oracle.taken(lots, hand);
        if (expected.values().stream().mapToLong(Long::longValue).sum() < hand.quantity()) {
            return;
        }
        Collections.shuffle(lots, random);
        List<Taken> chosen = LotChoice.choose(lots, hand.from(), second(hand.at()), hand.quantity());
        assertThat(chosen)
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .map(entry -> new Taken(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /** Who holds what depends on the facts, not on the order in which they became known. */
    @Property
    void theOrderOfFactsDoesNotMatter(@ForAll("wishes") List<Wish> wishes, @ForAll Random random) {
        OwnershipWorld world = new OwnershipWorld();
        wishes.forEach(world::apply);
        for (Lot lot : world.lots.values()) {
            List<UnitReturn> returns = new ArrayList<>(lot.returns());
            List<Move> moves = new ArrayList<>(lot.moves());
            Collections.shuffle(returns, random);
            Collections.shuffle(moves, random);
            Lot shuffled = new Lot(
                    lot.entitlement(),
                    lot.virtualAccount(),
                    lot.entitlementTag(),
                    lot.quantity(),
                    lot.startsAt(),
                    lot.endsAt(),
                    returns,
                    moves);
            for (String account : ACCOUNTS) {
                assertThat(shuffled.heldBy(account)).isEqualTo(lot.heldBy(account));
            }
        }
    }

    @Property
    void everyEntryChangesSomethingAndNamesItsReason(@ForAll("wishes") List<Wish> wishes) {
        OwnershipWorld world = new OwnershipWorld();
        for (Wish wish : wishes) {
            boolean isNew = wish instanceof Put put && !world.lots.containsKey(put.id());
            int posted = world.ledger.size();
            world.apply(wish);
            for (Posting posting : world.ledger.subList(posted, world.ledger.size())) {
                assertThat(posting.delta()).isNotZero();
                String own = switch (wish) {
                    case Put put -> isNew ? "GRANT" : "CHANGE";
                    case GiveBack back -> "RETURN";
                    case Hand hand -> "TRANSFER";
                };
                boolean ends = posting.delta() < 0
                        && world.lots.values().stream()
                                .anyMatch(lot -> posting.effectiveAt().equals(lot.endsAt()));
                assertThat(posting.reason()).isIn(own, ends && !own.equals("CHANGE") ? "TERM_END" : own);
                if (own.equals("GRANT")) {
                    assertThat(posting.reason()).isEqualTo(posting.delta() > 0 ? "GRANT" : "TERM_END");
                }
            }
        }
    }

    @Property
    void theSameAgainPostsNothing(@ForAll("wishes") List<Wish> wishes) {
        OwnershipWorld world = new OwnershipWorld();
        wishes.forEach(world::apply);
        for (Entitlement entitlement : world.entitlements.values()) {
            Lot lot = world.lots.get(entitlement.id());
            assertThat(EntitlementChange.judge(entitlement, lot, entitlement).postings())
                    .isEmpty();
        }
    }

    /** A shortened term hides a return, but the units are gone all the same. */
    @Example
    void unitsReturnedAfterAShortenedTermAreNotReturnedAgain() {
        OwnershipWorld world = new OwnershipWorld();
        world.apply(new Put("e1", "a", 10, 0, 20));
        world.apply(new GiveBack("e1", 8, 15));
        world.apply(new Put("e1", "a", 10, 0, 10));
        assertThat(world.apply(new GiveBack("e1", 3, 5))).isFalse();
        assertThat(world.apply(new GiveBack("e1", 2, 5))).isTrue();
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        Arbitrary<String> ids = Arbitraries.of("e1", "e2", "e3", "e4");
        Arbitrary<String> accounts = Arbitraries.of(ACCOUNTS);
        Arbitrary<Integer> moments = Arbitraries.integers().between(0, 30);
        Arbitrary<Integer> few = Arbitraries.integers().between(1, 6);
        Arbitrary<Integer> many = Arbitraries.integers().between(1, 12);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 20).injectNull(0.3);
        Arbitrary<Wish> puts = Combinators.combine(ids, accounts, many, moments, lengths)
                .as((id, account, quantity, start, length) -> new Put(
                        id, "e4".equals(id) ? account : "a", quantity, start, length == null ? 0 : start + length));
        Arbitrary<Wish> returns = Combinators.combine(ids, few, moments).as(GiveBack::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(3, puts), Tuple.of(2, returns), Tuple.of(4, hands().map(hand -> (Wish) hand)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<Hand> hands() {
        Arbitrary<String> accounts = Arbitraries.of(ACCOUNTS);
        return Combinators.combine(
                        accounts,
                        accounts,
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 30))
                .as(Hand::new)
                .filter(hand -> !hand.from().equals(hand.to()));
    }
}
