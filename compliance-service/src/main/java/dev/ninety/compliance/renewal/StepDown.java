package dev.ninety.compliance.renewal;

import dev.ninety.compliance.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A licence of a family whose units could perhaps be ones of the next lower tier. Whether those who use it can do without
 * what the higher tier adds, this record cannot tell: it is a candidate, and wants a check of the features in use.
 *
 * @param from the licence that is used
 * @param to one of the next lower tier
 * @param inUse units of the higher tier that are in use
 * @param lent units of it that only cover shortages of lower tiers, for which a lower tier would do as it is
 * @param saving what the units in use would cost less to the end of their term; null where it cannot be told
 * @param savingOnLent likewise, for those lent
 * @param unpriced why it cannot be told; null where it can
 */
public record StepDown(
        String from,
        String fromName,
        String to,
        String toName,
        long inUse,
        long lent,
        @Nullable UnitPrice fromPrice,
        @Nullable UnitPrice toPrice,
        @Nullable Money saving,
        @Nullable Money savingOnLent,
        @Nullable Unpriced unpriced) {

    /** Why a saving cannot be told. */
    public enum Unpriced {
        /** Nobody has a price for one of the two. */
        NO_PRICE,
        /** Their prices are in different currencies. */
        CURRENCIES_DIFFER,
        /** Nothing says until when they would be paid for. */
        NO_TERM
    }

    /** A licence with its price. */
    record Tier(
            String entitlementTag, String name, @Nullable UnitPrice price) {}

    /** The candidate; null where nothing is in use or lent, or the lower tier costs no less. */
    static @Nullable StepDown of(Tier higher, Tier lower, long inUse, long lent, Instant at, Term term) {
        UnitPrice from = higher.price();
        UnitPrice to = lower.price();
        if (inUse <= 0 && lent <= 0) {
            return null;
        }
        if (from == null || to == null) {
            return candidate(higher, lower, inUse, lent, null, null, Unpriced.NO_PRICE);
        }
        String currency = from.money().currency();
        if (!currency.equals(to.money().currency())) {
            return candidate(higher, lower, inUse, lent, null, null, Unpriced.CURRENCIES_DIFFER);
        }
        Money less = new Money(from.money().amount().subtract(to.money().amount()), currency);
        if (less.amount().signum() <= 0) {
            return null;
        }
        if (!term.isKnown()) {
            return candidate(higher, lower, inUse, lent, null, null, Unpriced.NO_TERM);
        }
        return candidate(
                higher,
                lower,
                inUse,
                lent,
                less.of(Math.max(0, inUse), at, term.until()),
                less.of(Math.max(0, lent), at, term.until()),
                null);
    }

    private static StepDown candidate(
            Tier higher,
            Tier lower,
            long inUse,
            long lent,
            @Nullable Money saving,
            @Nullable Money savingOnLent,
            @Nullable Unpriced unpriced) {
        return new StepDown(
                higher.entitlementTag(),
                higher.name(),
                lower.entitlementTag(),
                lower.name(),
                inUse,
                lent,
                higher.price(),
                lower.price(),
                saving,
                savingOnLent,
                unpriced);
    }
}
