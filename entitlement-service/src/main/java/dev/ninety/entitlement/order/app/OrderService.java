package dev.ninety.entitlement.order.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.order.Order;
import dev.ninety.entitlement.order.OrderState;
import dev.ninety.entitlement.order.TrackedOrder;
import dev.ninety.entitlement.order.store.Orders;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.store.Entitlements;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Places and changes orders, and tells what has come of them. */
@ApplicationScoped
public class OrderService {

    private final AccountWrites writes;
    private final AccountRegistry accounts;
    private final Orders orders;
    private final Entitlements entitlements;

    public OrderService(AccountWrites writes, AccountRegistry accounts, Orders orders, Entitlements entitlements) {
        this.writes = writes;
        this.accounts = accounts;
        this.orders = orders;
        this.entitlements = entitlements;
    }

    @Transactional
    public Written<TrackedOrder> put(String smartAccount, Order wanted) {
        AccountWrite write = writes.open(smartAccount);
        write.requireVirtualAccount("/virtualAccount", wanted.virtualAccount());
        Order standing = orders.find(smartAccount, wanted.orderReference()).orElse(null);
        String resource = "orders/" + wanted.orderReference();
        if (standing == null) {
            orders.add(smartAccount, write.recordedAt(), wanted);
            write.log("ORDER_PLACED", resource, wanted.describe());
        } else {
            wanted.requireReplaces(standing);
            if (!wanted.equals(standing)) {
                orders.replace(smartAccount, wanted);
                write.log("ORDER_CHANGED", resource, wanted.describe());
            }
        }
        return new Written<>(track(smartAccount, List.of(wanted)).getFirst(), standing == null);
    }

    @Transactional
    public TrackedOrder get(String smartAccount, String orderReference) {
        accounts.require(smartAccount);
        Order order = orders.find(smartAccount, orderReference)
                .orElseThrow(() -> Problem.notFound("There is no order " + orderReference + "."));
        return track(smartAccount, List.of(order)).getFirst();
    }

    /**
     * Orders by reference.
     *
     * @param wanted only those in this state at {@code at}; null for all. A state is a judgement and is stored
     *     nowhere, so orders are judged until the page is full
     */
    @Transactional
    public List<TrackedOrder> list(
            String smartAccount,
            @Nullable String virtualAccount,
            @Nullable OrderState wanted,
            Instant at,
            @Nullable String after,
            int limit) {
        accounts.require(smartAccount);
        List<TrackedOrder> found = new ArrayList<>();
        String last = after;
        List<Order> portion;
        do {
            portion = orders.list(smartAccount, virtualAccount, last, limit);
            track(smartAccount, portion).stream()
                    .filter(order -> wanted == null || order.state(at) == wanted)
                    .limit(limit - found.size())
                    .forEach(found::add);
            last = portion.isEmpty() ? last : portion.getLast().orderReference();
        } while (portion.size() == limit && found.size() < limit);
        return found;
    }

    private List<TrackedOrder> track(String smartAccount, List<Order> some) {
        Map<String, List<Entitlement>> grants =
                entitlements
                        .ofOrders(
                                smartAccount,
                                some.stream().map(Order::orderReference).toList())
                        .stream()
                        .collect(Collectors.groupingBy(granted -> String.valueOf(granted.orderReference())));
        return some.stream()
                .map(order -> TrackedOrder.of(order, grants.getOrDefault(order.orderReference(), List.of())))
                .toList();
    }
}
