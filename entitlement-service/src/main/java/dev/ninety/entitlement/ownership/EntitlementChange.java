package dev.ninety.entitlement.ownership;

import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import java.util.List;

/**
 * A change of an entitlement that may stand.
 *
 * @param postings what it enters into the ledger; empty where only labels change
 */
public record EntitlementChange(Entitlement after, List<Posting> postings) {

    /**
     * Judges whether an entitlement that stands may be replaced by another of the same id. Quantity, term,
     * references and price may; Virtual Account and tag may not, because transfers and returns refer to them.
     *
     * @throws Problem 409 where it may not
     */
    public static EntitlementChange judge(Entitlement before, Lot lot, Entitlement wanted) {
        if (before.origin() == Origin.PAK_CONVERSION) {
            throw Problem.conflict(
                    "ENTITLEMENT_OF_PAK",
                    "Entitlement " + before.id() + " was made by a PAK conversion, which alone speaks for it.");
        }
        if (!before.virtualAccount().equals(wanted.virtualAccount())) {
            throw other(before, "/virtualAccount", "Virtual Account " + before.virtualAccount() + "; use a transfer");
        }
        if (!before.entitlementTag().equals(wanted.entitlementTag())) {
            throw other(before, "/entitlementTag", "the tag " + before.entitlementTag() + "; use another id");
        }
        Lot changed = lot.with(wanted.quantity(), wanted.startsAt(), wanted.endsAt());
        changed.requireConsistent();
        return new EntitlementChange(
                wanted, OwnershipChange.between(List.of(lot), List.of(changed), Cause.change(wanted)));
    }

    private static Problem other(Entitlement before, String pointer, String holds) {
        return Problem.conflict(
                "ANOTHER_GRANT",
                "Entitlement " + before.id() + " is of " + holds + ".",
                Violation.inBody(pointer, "DIFFERS", "Another value is recorded."));
    }
}
