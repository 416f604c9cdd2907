package dev.ninety.entitlement.order.store;

import dev.ninety.entitlement.order.Order;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of an order. */
@Entity
@Table(name = "purchase_order")
@IdClass(OrderEntity.Key.class)
public class OrderEntity {

    @Id
    public String smartAccount;

    @Id
    public String orderReference;

    public String virtualAccount;
    public String entitlementTag;
    public long quantity;
    public Instant orderedAt;
    public @Nullable Instant expectedAt;
    public Instant recordedAt;

    static OrderEntity of(String smartAccount, Instant recordedAt, Order order) {
        OrderEntity row = new OrderEntity();
        row.smartAccount = smartAccount;
        row.orderReference = order.orderReference();
        row.virtualAccount = order.virtualAccount();
        row.entitlementTag = order.entitlementTag();
        row.recordedAt = recordedAt;
        row.replaceBy(order);
        return row;
    }

    /** Takes over what a change may touch. */
    void replaceBy(Order changed) {
        quantity = changed.quantity();
        orderedAt = changed.orderedAt();
        expectedAt = changed.expectedAt();
    }

    Order toDomain() {
        return new Order(orderReference, virtualAccount, entitlementTag, quantity, orderedAt, expectedAt);
    }

    /** The key of the row. */
    public record Key(String smartAccount, String orderReference) {}
}
