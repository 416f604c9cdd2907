package dev.ninety.entitlement.order;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units that were bought. A grant with the order's reference brings them into the account.
 *
 * @param orderReference the purchase's own number, as grants carry it
 * @param virtualAccount where the units are meant to go
 * @param quantity at least 1
 * @param expectedAt when they should be in the account; null where nobody knows
 */
public record Order(
        String orderReference,
        String virtualAccount,
        String entitlementTag,
        long quantity,
        Instant orderedAt,
        @Nullable Instant expectedAt) {

    public static final int LONGEST_REFERENCE = 200;

    /** Whether a text can be an order's reference: what vendors and buyers write, slashes and blanks included. */
    public static boolean isReference(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_REFERENCE
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
    }

    /**
     * Refuses to replace an order of something else. Quantity and dates may change, because orders slip and are
     * amended; what was bought and for whom makes another order.
     *
     * @throws Problem 409 {@code ANOTHER_ORDER} where Virtual Account or tag differ
     */
    public void requireReplaces(Order standing) {
        if (!virtualAccount.equals(standing.virtualAccount)) {
            throw other(standing, "/virtualAccount");
        }
        if (!entitlementTag.equals(standing.entitlementTag)) {
            throw other(standing, "/entitlementTag");
        }
    }

    private static Problem other(Order standing, String pointer) {
        return Problem.conflict(
                "ANOTHER_ORDER",
                "Order " + standing.orderReference + " is of " + standing.entitlementTag + " for "
                        + standing.virtualAccount + ".",
                Violation.inBody(pointer, "DIFFERS", "Another value is recorded."));
    }

    /** A sentence for the event log. */
    public String describe() {
        return quantity + " units of " + entitlementTag + " for " + virtualAccount
                + (expectedAt == null ? "." : ", expected at " + expectedAt + ".");
    }
}
