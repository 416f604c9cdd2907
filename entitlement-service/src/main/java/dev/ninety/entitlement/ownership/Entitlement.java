package dev.ninety.entitlement.ownership;

import dev.ninety.entitlement.catalogue.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A right to use a number of units of a licence in a Virtual Account.
 *
 * @param id chosen by the client, or by the import or conversion that it comes from
 * @param quantity at least 1
 * @param startsAt included
 * @param endsAt excluded; null for ever. It alone decides the term
 * @param orderReference the purchase that it belongs to; null where unknown
 * @param subscriptionId the vendor's subscription; null where there is none
 * @param unitPrice what one unit cost; null where unknown
 */
public record Entitlement(
        String id,
        String virtualAccount,
        String entitlementTag,
        long quantity,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String orderReference,
        @Nullable String subscriptionId,
        @Nullable Money unitPrice,
        Origin origin) {

    /** The start of what has none: before the first moment at which any account's history can be known. */
    public static final Instant WITHOUT_START = Instant.EPOCH;

    /** Whether both grant the same licence to the same Virtual Account: what no change may touch. */
    public boolean grantsTheSame(Entitlement other) {
        return virtualAccount.equals(other.virtualAccount) && entitlementTag.equals(other.entitlementTag);
    }

    public Entitlement withOrigin(Origin other) {
        return new Entitlement(
                id,
                virtualAccount,
                entitlementTag,
                quantity,
                startsAt,
                endsAt,
                orderReference,
                subscriptionId,
                unitPrice,
                other);
    }

    /** A sentence for the event log. */
    public String describe() {
        return quantity + " units of " + entitlementTag + " in " + virtualAccount + " from " + startsAt
                + (endsAt == null ? ", for ever." : " to " + endsAt + ".");
    }
}
