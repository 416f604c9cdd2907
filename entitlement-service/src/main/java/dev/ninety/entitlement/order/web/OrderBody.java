package dev.ninety.entitlement.order.web;

import dev.ninety.entitlement.order.Order;
import dev.ninety.entitlement.ownership.web.Grants;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order as it is written. */
@Schema(name = "OrderRequest")
public record OrderBody(
        @Nullable String virtualAccount,
        @Nullable String entitlementTag,
        @Nullable Long quantity,
        @Nullable Instant orderedAt,
        @Nullable Instant expectedAt) {

    Order toDomain(String orderReference) {
        Check check = new Check();
        Order order = new Order(
                orderReference,
                check.text("/virtualAccount", virtualAccount, 128),
                Grants.tag("/entitlementTag", entitlementTag, check),
                check.count("/quantity", quantity, 1),
                check.moment("/orderedAt", orderedAt),
                check.optionalMoment("/expectedAt", expectedAt));
        check.done();
        return order;
    }
}
