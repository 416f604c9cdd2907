package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.event.Deed;
import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.OrderPlan;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.order.Order;
import dev.ninety.entitlement.order.PlacedOrder;
import dev.ninety.entitlement.order.store.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Takes orders. */
@ApplicationScoped
public class OrderImporter implements Importer {

    private final Orders orders;

    public OrderImporter(Orders orders) {
        this.orders = orders;
    }

    @Override
    public String kind() {
        return "orders";
    }

    @Override
    public List<Fate> take(AccountWrite write, KnownNames known, List<SourceLine> lines) {
        OrderPlan plan = plan(write, known, lines);
        List<Fate> fates = plan.decide(lines, null);
        write(write, plan);
        return fates;
    }

    @Override
    public List<Fared> replay(AccountWrite write, KnownNames known, List<Waited> files) {
        List<SourceLine> all =
                files.stream().flatMap(file -> file.lines().stream()).toList();
        OrderPlan plan = plan(write, known, all);
        List<Fared> fared = files.stream()
                .map(file -> new Fared(file.sha256(), file.lines(), plan.decide(file.lines(), file.receivedAt())))
                .toList();
        write(write, plan);
        return fared;
    }

    private OrderPlan plan(AccountWrite write, KnownNames known, List<SourceLine> lines) {
        List<PlacedOrder> standing =
                Portions.of(OrderPlan.references(lines), some -> orders.findAll(write.smartAccount(), some));
        return new OrderPlan(known, standing);
    }

    private void write(AccountWrite write, OrderPlan plan) {
        List<Deed> deeds = new ArrayList<>();
        for (Order order : plan.created()) {
            orders.add(write.smartAccount(), write.recordedAt(), order);
            deeds.add(deed("ORDER_PLACED", order));
        }
        for (Order order : plan.changed()) {
            orders.replace(write.smartAccount(), order);
            deeds.add(deed("ORDER_CHANGED", order));
        }
        if (!deeds.isEmpty()) {
            write.log(deeds);
        }
    }

    private static Deed deed(String what, Order order) {
        return new Deed(what, "orders/" + order.orderReference(), order.describe());
    }
}
