package dev.ninety.compliance.renewal;

import dev.ninety.compliance.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units that are missing or idle, and what they cost.
 *
 * @param units at least 0
 * @param cost null where there are no units, or where it cannot be told
 * @param unpriced why it cannot be told; null where it can, or where there are no units
 */
public record Gap(
        long units, @Nullable Money cost, @Nullable Unpriced unpriced) {

    /** No units. */
    public static final Gap NONE = new Gap(0, null, null);

    /** Why it cannot be told what units cost. */
    public enum Unpriced {
        /** Nobody has a price for them. */
        NO_PRICE,
        /** Nothing says until when they would be paid for. */
        NO_TERM
    }

    /**
     * So many units from a moment to the end of their term; below zero is none.
     *
     * @param price null where it is not known
     */
    public static Gap of(long units, @Nullable UnitPrice price, Instant from, Term term) {
        if (units <= 0) {
            return NONE;
        }
        if (price == null) {
            return new Gap(units, null, Unpriced.NO_PRICE);
        }
        return term.isKnown()
                ? new Gap(units, price.money().of(units, from, term.until()), null)
                : new Gap(units, null, Unpriced.NO_TERM);
    }
}
