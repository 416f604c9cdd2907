package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.Origin;
import dev.ninety.kit.ledger.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A line of the vendor's portal, understood.
 *
 * @param licenceType the vendor's label, in upper case; empty where there was none. It tells lines apart and
 *     decides nothing
 * @param quantity at least 1
 * @param endsAt excluded; null for ever
 */
public record ImportedGrant(
        String virtualAccount,
        String entitlementTag,
        String licenceType,
        long quantity,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String subscriptionId,
        @Nullable String orderNumber) {

    private static final int ID_DIGITS = 24;

    /**
     * What tells this line from others in every export: all but the quantity, so that a line whose quantity has
     * changed is known again. No part can hold a line feed.
     */
    public String key() {
        return String.join(
                "\n",
                virtualAccount,
                entitlementTag,
                licenceType,
                startsAt.toString(),
                String.valueOf(endsAt),
                subscriptionId == null ? "" : subscriptionId);
    }

    /**
     * The id of the entitlement that this line speaks of.
     *
     * @param ordinal its place among the lines of the same key, by quantity, from 0
     */
    public String entitlementId(int ordinal) {
        return entitlementId(key(), ordinal);
    }

    /** As {@link #entitlementId(int)}, of a line with that {@link #key}. */
    public static String entitlementId(String key, int ordinal) {
        byte[] hash = Sha256.of((key + "\n" + ordinal).getBytes(StandardCharsets.UTF_8));
        return "cssm-" + HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
    }

    /**
     * The entitlement as this line has it. The portal knows neither prices nor every order number, so what
     * somebody recorded of them here stays.
     *
     * @param standing the entitlement of that id; null where there is none yet
     */
    public Entitlement toEntitlement(String id, @Nullable Entitlement standing) {
        String order = orderNumber == null && standing != null ? standing.orderReference() : orderNumber;
        return new Entitlement(
                id,
                virtualAccount,
                entitlementTag,
                quantity,
                startsAt,
                endsAt,
                order,
                subscriptionId,
                standing == null ? null : standing.unitPrice(),
                standing == null ? Origin.CSSM_IMPORT : standing.origin());
    }
}
