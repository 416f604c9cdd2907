package dev.ninety.entitlement.order.web;

import dev.ninety.entitlement.order.Order;
import dev.ninety.entitlement.order.OrderState;
import dev.ninety.entitlement.order.TrackedOrder;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is read.
 *
 * @param state at the moment asked about
 * @param granted units granted with this reference and of this tag, in any Virtual Account
 * @param grants the ids of those entitlements
 */
@Schema(name = "Order")
public record OrderView(
        String orderReference,
        String virtualAccount,
        String entitlementTag,
        long quantity,
        Instant orderedAt,
        @Nullable Instant expectedAt,
        OrderState state,
        long granted,
        List<String> grants) {

    static OrderView of(TrackedOrder tracked, Instant at) {
        Order order = tracked.order();
        return new OrderView(
                order.orderReference(),
                order.virtualAccount(),
                order.entitlementTag(),
                order.quantity(),
                order.orderedAt(),
                order.expectedAt(),
                tracked.state(at),
                tracked.granted(),
                tracked.grants());
    }
}
