package dev.ninety.entitlement.ownership;

import dev.ninety.entitlement.transfer.LotChoice;
import dev.ninety.entitlement.transfer.Transfer;
import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small world in memory: what the application does with the domain, without a database. */
final class OwnershipWorld {

    /** Seconds that the oracle looks at; the last one stands for ever after. */
    static final int SECONDS = 40;

    static final List<String> ACCOUNTS = List.of("a", "b", "c");
    static final String TAG = "tag";

    /** Something that a client may ask for. */
    sealed interface Wish {}

    /** {@code end} 0 stands for no end. */
    record Put(String id, String account, int quantity, int start, int end) implements Wish {}

    record GiveBack(String id, int quantity, int at) implements Wish {}

    record Hand(String from, String to, int quantity, int at) implements Wish {}

    final Map<String, Entitlement> entitlements = new TreeMap<>();
    final Map<String, Lot> lots = new TreeMap<>();
    final List<Posting> ledger = new ArrayList<>();
    private int number;

    /** Whether the wish was granted; a refused one leaves everything as it was. */
    boolean apply(Wish wish) {
        number++;
        try {
            ledger.addAll(
                    switch (wish) {
                        case Put put -> put(put);
                        case GiveBack back -> giveBack(back);
                        case Hand hand -> hand(hand);
                    });
            return true;
        } catch (Problem refused) {
            if (refused.status() != 409) {
                throw refused;
            }
            return false;
        }
    }

    private List<Posting> put(Put put) {
        Entitlement wanted = new Entitlement(
                put.id(),
                put.account(),
                TAG,
                put.quantity(),
                second(put.start()),
                put.end() == 0 ? null : second(put.end()),
                null,
                null,
                null,
                Origin.DIRECT);
        Entitlement standing = entitlements.get(put.id());
        List<Posting> postings = standing == null
                ? OwnershipChange.granting(Lot.of(wanted), Cause.grant(wanted))
                : EntitlementChange.judge(standing, lots.get(put.id()), wanted).postings();
        lots.merge(
                put.id(),
                Lot.of(wanted),
                (lot, fresh) -> lot.with(wanted.quantity(), wanted.startsAt(), wanted.endsAt()));
        entitlements.put(put.id(), wanted);
        return postings;
    }

    private List<Posting> giveBack(GiveBack back) {
        Lot lot = lots.get(back.id());
        if (lot == null) {
            return List.of();
        }
        UnitReturn wanted = new UnitReturn("r" + number, back.quantity(), second(back.at()), null);
        List<Posting> postings = ReturnJudgement.postings(lot, wanted);
        lots.put(back.id(), lot.with(wanted));
        return postings;
    }

    private List<Posting> hand(Hand hand) {
        List<Lot> all = List.copyOf(lots.values());
        Instant at = second(hand.at());
        Transfer transfer =
                new Transfer("t" + number, hand.from(), hand.to(), TAG, hand.quantity(), at, null, List.of());
        Transfer chosen = transfer.with(LotChoice.choose(all, hand.from(), at, hand.quantity()));
        List<Posting> postings = chosen.postings(all);
        chosen.lots()
                .forEach(taken -> lots.computeIfPresent(
                        taken.entitlement(),
                        (id, lot) -> lot.with(new Move(hand.from(), hand.to(), taken.quantity(), at))));
        return postings;
    }

    /** What the ledger says that an account owns at a second: its entries up to then, summed. */
    long owned(String account, int second) {
        return ledger.stream()
                .filter(posting -> posting.virtualAccount().equals(account)
                        && !posting.effectiveAt().isAfter(second(second)))
                .mapToLong(Posting::delta)
                .sum();
    }

    static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }
}
