package dev.ninety.entitlement.ownership;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rules say, worked out second by second and fact by fact, slowly and without any timeline. */
final class Oracle {

    private Oracle() {}

    /** How many units of one lot an account holds at a second. */
    static long held(Lot lot, String account, int second) {
        if (second < start(lot) || second >= end(lot)) {
            return 0;
        }
        long units = lot.virtualAccount().equals(account) ? lot.quantity() : 0;
        for (UnitReturn given : lot.returns()) {
            if (lot.virtualAccount().equals(account) && given.effectiveAt().getEpochSecond() <= second) {
                units -= given.quantity();
            }
        }
        for (Move move : lot.moves()) {
            if (move.effectiveAt().getEpochSecond() <= second) {
                units += move.to().equals(account) ? move.quantity() : 0;
                units -= move.from().equals(account) ? move.quantity() : 0;
            }
        }
        return units;
    }

    static boolean returnFits(Lot lot, int quantity, int at) {
        long returned = lot.returns().stream().mapToLong(UnitReturn::quantity).sum();
        return at < end(lot)
                && least(lot, lot.virtualAccount(), Math.max(at, start(lot))) >= quantity
                && returned + quantity <= lot.quantity();
    }

    static boolean changeFits(Lot lot, OwnershipWorld.Put put) {
        long returned = lot.returns().stream().mapToLong(UnitReturn::quantity).sum();
        Lot changed = lot.with(
                put.quantity(),
                OwnershipWorld.second(put.start()),
                put.end() == 0 ? null : OwnershipWorld.second(put.end()));
        for (String account : OwnershipWorld.ACCOUNTS) {
            for (int second = 0; second < OwnershipWorld.SECONDS; second++) {
                if (held(changed, account, second) < 0) {
                    return false;
                }
            }
        }
        return returned <= put.quantity();
    }

    /** Units taken by lot, in order; short of the quantity where there are not enough. */
    static Map<String, Long> taken(List<Lot> lots, OwnershipWorld.Hand hand) {
        Map<String, Long> taken = new LinkedHashMap<>();
        long missing = hand.quantity();
        List<Lot> inOrder = lots.stream()
                .sorted(Comparator.comparingInt(Oracle::end)
                        .thenComparingInt(Oracle::start)
                        .thenComparing(Lot::entitlement))
                .toList();
        for (Lot lot : inOrder) {
            if (start(lot) <= hand.at() && hand.at() < end(lot)) {
                long units = Math.min(missing, least(lot, hand.from(), hand.at()));
                if (units > 0) {
                    taken.put(lot.entitlement(), units);
                    missing -= units;
                }
            }
        }
        return taken;
    }

    private static long least(Lot lot, String account, int from) {
        long least = Long.MAX_VALUE;
        for (int second = from; second < Math.min(end(lot), OwnershipWorld.SECONDS); second++) {
            least = Math.min(least, held(lot, account, second));
        }
        return least;
    }

    private static int start(Lot lot) {
        return (int) lot.startsAt().getEpochSecond();
    }

    private static int end(Lot lot) {
        return lot.endsAt() == null ? Integer.MAX_VALUE : (int) lot.endsAt().getEpochSecond();
    }
}
