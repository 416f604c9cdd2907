package dev.ninety.entitlement.transfer;

import dev.ninety.entitlement.ownership.Lot;
import dev.ninety.entitlement.transfer.Transfer.Taken;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which lots a transfer takes: those in their term at its moment, the one that ends first before the others,
 * so that what lasts stays with the giver. From each at most what the giver holds all the way from then to the
 * lot's end, later-dated facts included: what is promised away later cannot be given twice.
 */
public final class LotChoice {

    private static final Comparator<Lot> ORDER = Comparator.comparing(
                    (Lot lot) -> lot.endsAt() == null ? Instant.MAX : lot.endsAt())
            .thenComparing(Lot::startsAt)
            .thenComparing(Lot::entitlement);

    private LotChoice() {}

    /**
     * Chooses lots, in the order in which they are taken.
     *
     * @param lots all lots of the entitlement tag, in any order
     * @throws Problem 409 {@code NOT_ENOUGH_UNITS} where they are too few together
     */
    public static List<Taken> choose(List<Lot> lots, String from, Instant effectiveAt, long quantity) {
        List<Taken> chosen = new ArrayList<>();
        long missing = quantity;
        for (Lot lot : lots.stream().sorted(ORDER).toList()) {
            if (missing == 0) {
                break;
            }
            long taken = lot.isActiveAt(effectiveAt) ? Math.min(missing, lot.leastHeldFrom(effectiveAt, from)) : 0;
            if (taken > 0) {
                chosen.add(new Taken(lot.entitlement(), taken));
                missing -= taken;
            }
        }
        if (missing > 0) {
            long available = quantity - missing;
            throw Problem.conflict(
                    "NOT_ENOUGH_UNITS",
                    "Virtual Account " + from + " can give " + available + " units from then on.",
                    Violation.inBody("/quantity", "TOO_MANY", "At most " + available + "."));
        }
        return chosen;
    }
}
