package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.naming.NameKind;
import dev.ninety.entitlement.order.Order;
import dev.ninety.entitlement.order.PlacedOrder;
import dev.ninety.kit.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what files of orders write. Of several lines of one order in a file the first counts: an equal one is
 * unchanged, another one is refused, because an order is of one licence and nobody can tell which is meant.
 */
public final class OrderPlan {

    private final KnownNames known;
    private final Map<String, PlacedOrder> before = new HashMap<>();
    private final Map<String, Order> created = new LinkedHashMap<>();
    private final Map<String, Order> changed = new LinkedHashMap<>();

    /** @param standing those of the {@link #references} that stand */
    public OrderPlan(KnownNames known, Collection<PlacedOrder> standing) {
        this.known = known;
        standing.forEach(placed -> before.put(placed.order().orderReference(), placed));
    }

    /** The references that lines have, as far as they can be references. */
    public static List<String> references(Collection<SourceLine> lines) {
        return lines.stream()
                .map(line -> String.valueOf(line.get(Fields.ORDER_REFERENCE)))
                .filter(Order::isReference)
                .distinct()
                .toList();
    }

    /**
     * Decides the lines of a file; of several files, one after the other.
     *
     * @param receivedAt when the file came in, where its lines had to wait: an order that was placed since then
     *     stands. Null for a file that comes in now
     */
    public List<Fate> decide(List<SourceLine> lines, @Nullable Instant receivedAt) {
        Map<String, Order> said = new HashMap<>();
        return lines.stream().map(line -> decide(line, receivedAt, said)).toList();
    }

    private Fate decide(SourceLine line, @Nullable Instant receivedAt, Map<String, Order> said) {
        if (line.fate() != null) {
            return line.fate();
        }
        try {
            Cells cells = new Cells(line);
            String reference = cells.text(Fields.ORDER_REFERENCE, "ORDER_REFERENCE");
            String account = cells.name(Fields.VIRTUAL_ACCOUNT, "VIRTUAL_ACCOUNT");
            long quantity = cells.quantity(Fields.QUANTITY);
            Instant ordered = cells.start(Fields.ORDERED_AT);
            if (ordered == null) {
                throw new Refusal("MISSING_ORDERED_AT", "There is no orderedAt.");
            }
            Instant expected = cells.end(Fields.EXPECTED_AT);
            LineNames names = new LineNames(known, quantity);
            String tag = cells.licence(names);
            String virtualAccount = names.lookUp(NameKind.VIRTUAL_ACCOUNT, account);
            if (tag == null || virtualAccount == null) {
                return names.unresolved();
            }
            return place(new Order(reference, virtualAccount, tag, quantity, ordered, expected), receivedAt, said);
        } catch (Refusal refusal) {
            return refusal.fate();
        }
    }

    private Fate place(Order wanted, @Nullable Instant receivedAt, Map<String, Order> said) {
        String reference = wanted.orderReference();
        String resource = "orders/" + reference;
        Order earlier = said.putIfAbsent(reference, wanted);
        if (earlier != null) {
            return earlier.equals(wanted)
                    ? Fate.of(Status.UNCHANGED, resource)
                    : Fate.refused("DUPLICATE_LINE", "An earlier line of this file says otherwise.", resource);
        }
        PlacedOrder placed = before.get(reference);
        Order standing = latest(reference, placed);
        if (standing == null) {
            created.put(reference, wanted);
            return Fate.of(Status.CREATED, resource);
        }
        if (wanted.equals(standing)) {
            return Fate.of(Status.UNCHANGED, resource);
        }
        if (receivedAt != null && placed != null && !placed.recordedAt().isBefore(receivedAt)) {
            return Fate.skipped("SUPERSEDED", "The order was placed after this file came in.");
        }
        try {
            wanted.requireReplaces(standing);
        } catch (Problem contradiction) {
            return Fate.refused(contradiction.code(), contradiction.detail(), resource);
        }
        (created.containsKey(reference) ? created : changed).put(reference, wanted);
        return Fate.of(Status.CHANGED, resource);
    }

    private @Nullable Order latest(String reference, @Nullable PlacedOrder placed) {
        Order written = created.containsKey(reference) ? created.get(reference) : changed.get(reference);
        return written != null || placed == null ? written : placed.order();
    }

    public Collection<Order> created() {
        return created.values();
    }

    public Collection<Order> changed() {
        return changed.values();
    }
}
