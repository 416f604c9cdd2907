package dev.ninety.entitlement.order.store;

import dev.ninety.entitlement.order.Order;
import dev.ninety.entitlement.order.PlacedOrder;
import dev.ninety.entitlement.order.store.OrderEntity.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores, finds and lists orders. */
@ApplicationScoped
public class Orders implements PanacheRepositoryBase<OrderEntity, Key> {

    public Optional<Order> find(String smartAccount, String orderReference) {
        return findByIdOptional(new Key(smartAccount, orderReference)).map(OrderEntity::toDomain);
    }

    /**
     * Orders by reference.
     *
     * @param virtualAccount only those for this one; null for all
     * @param after the last reference of the page before; null for the first page
     */
    public List<Order> list(String smartAccount, @Nullable String virtualAccount, @Nullable String after, int limit) {
        Parameters parameters = Parameters.with("account", smartAccount).and("after", after == null ? "" : after);
        String query = "smartAccount = :account and orderReference > :after";
        if (virtualAccount != null) {
            query += " and virtualAccount = :virtualAccount";
            parameters.and("virtualAccount", virtualAccount);
        }
        return find(query + " order by orderReference", parameters).page(0, limit).stream()
                .map(OrderEntity::toDomain)
                .toList();
    }

    /** Those of the given references that stand, with when each was placed. */
    public List<PlacedOrder> findAll(String smartAccount, Collection<String> references) {
        return find("smartAccount = ?1 and orderReference in ?2", smartAccount, references).stream()
                .map(row -> new PlacedOrder(row.toDomain(), row.recordedAt))
                .toList();
    }

    public void add(String smartAccount, Instant recordedAt, Order order) {
        persist(OrderEntity.of(smartAccount, recordedAt, order));
    }

    /** Replaces what a change may touch; the order stands. */
    public void replace(String smartAccount, Order changed) {
        findByIdOptional(new Key(smartAccount, changed.orderReference()))
                .orElseThrow()
                .replaceBy(changed);
    }
}
