package dev.ninety.entitlement.ownership;

import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import java.util.List;

/** Judges returns. */
public final class ReturnJudgement {

    private ReturnJudgement() {}

    /**
     * What a new return enters into the ledger.
     *
     * @throws Problem 409 {@code TERM_IS_OVER} where the lot has ended by then, 409 {@code NOT_ENOUGH_UNITS}
     *     where the granted Virtual Account does not hold that many from then to the end, 409
     *     {@code LESS_THAN_RETURNED} where returns that lie after a shortened term already took them
     */
    public static List<Posting> postings(Lot lot, UnitReturn wanted) {
        if (lot.endsBy(wanted.effectiveAt())) {
            throw Problem.conflict(
                    "TERM_IS_OVER",
                    "Entitlement " + lot.entitlement() + " ends at " + lot.endsAt() + ".",
                    Violation.inBody("/effectiveAt", "AFTER_END", "A return comes before the end."));
        }
        long available = lot.leastHeldFrom(wanted.effectiveAt(), lot.virtualAccount());
        if (wanted.quantity() > available) {
            throw Problem.conflict(
                    "NOT_ENOUGH_UNITS",
                    "Of entitlement " + lot.entitlement() + " Virtual Account " + lot.virtualAccount() + " can return "
                            + available + " units from then on.",
                    Violation.inBody("/quantity", "TOO_MANY", "At most " + available + "."));
        }
        Lot after = lot.with(wanted);
        after.requireConsistent();
        return OwnershipChange.between(List.of(lot), List.of(after), Cause.unitReturn(lot.entitlement()));
    }
}
