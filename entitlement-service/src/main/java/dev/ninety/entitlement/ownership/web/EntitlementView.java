package dev.ninety.entitlement.ownership.web;

import dev.ninety.entitlement.catalogue.web.MoneyBody;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.Origin;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entitlement as it is read. */
@Schema(name = "Entitlement")
public record EntitlementView(
        String id,
        String virtualAccount,
        String entitlementTag,
        long quantity,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String orderReference,
        @Nullable String subscriptionId,
        @Nullable MoneyBody unitPrice,
        Origin origin) {

    static EntitlementView of(Entitlement entitlement) {
        return new EntitlementView(
                entitlement.id(),
                entitlement.virtualAccount(),
                entitlement.entitlementTag(),
                entitlement.quantity(),
                entitlement.startsAt(),
                entitlement.endsAt(),
                entitlement.orderReference(),
                entitlement.subscriptionId(),
                MoneyBody.of(entitlement.unitPrice()),
                entitlement.origin());
    }
}
