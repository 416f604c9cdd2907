package dev.ninety.entitlement.order;

import dev.ninety.entitlement.ownership.Entitlement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * An order and what has come of it.
 *
 * @param granted units granted with its reference and of its tag, in any Virtual Account, as they were granted:
 *     what became of them later does not undo a delivery
 * @param grants the ids of those entitlements, ascending
 */
public record TrackedOrder(Order order, long granted, List<String> grants) {

    /** An order beside the entitlements that carry its reference, whatever their tag. */
    public static TrackedOrder of(Order order, Collection<Entitlement> ofReference) {
        List<Entitlement> ofTag = ofReference.stream()
                .filter(entitlement -> entitlement.entitlementTag().equals(order.entitlementTag()))
                .toList();
        return new TrackedOrder(
                order,
                ofTag.stream().mapToLong(Entitlement::quantity).reduce(0, Math::addExact),
                ofTag.stream().map(Entitlement::id).sorted().toList());
    }

    /** How far it has come, judged at a moment; the moment itself is late already. */
    public OrderState state(Instant at) {
        if (granted >= order.quantity()) {
            return OrderState.FULFILLED;
        }
        Instant expected = order.expectedAt();
        return expected == null || expected.isAfter(at) ? OrderState.PLACED : OrderState.OVERDUE;
    }
}
