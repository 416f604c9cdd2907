package dev.ninety.entitlement.ownership.store;

import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.Lot;
import dev.ninety.entitlement.ownership.Move;
import dev.ninety.entitlement.ownership.UnitReturn;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the facts of lots, in two statements whatever their number. */
@ApplicationScoped
public class Lots {

    private final Sql sql;

    public Lots(Sql sql) {
        this.sql = sql;
    }

    public Lot of(String smartAccount, Entitlement entitlement) {
        return of(smartAccount, List.of(entitlement)).getFirst();
    }

    /** The lots of these entitlements, in their order. */
    public List<Lot> of(String smartAccount, Collection<Entitlement> entitlements) {
        String[] ids = entitlements.stream().map(Entitlement::id).toArray(String[]::new);
        Map<String, List<UnitReturn>> returns = returns(smartAccount, ids);
        Map<String, List<Move>> moves = moves(smartAccount, ids);
        return entitlements.stream()
                .map(entitlement -> new Lot(
                        entitlement.id(),
                        entitlement.virtualAccount(),
                        entitlement.entitlementTag(),
                        entitlement.quantity(),
                        entitlement.startsAt(),
                        entitlement.endsAt(),
                        returns.getOrDefault(entitlement.id(), List.of()),
                        moves.getOrDefault(entitlement.id(), List.of())))
                .toList();
    }

    private Map<String, List<UnitReturn>> returns(String smartAccount, String[] entitlements) {
        Map<String, List<UnitReturn>> returns = new HashMap<>();
        sql.forEach(
                """
                SELECT entitlement, return_id, quantity, effective_at, reason FROM entitlement_return
                WHERE smart_account = ? AND entitlement = ANY (?)
                """,
                row -> returns.computeIfAbsent(row.text("entitlement"), e -> new ArrayList<>())
                        .add(new UnitReturn(
                                row.text("return_id"),
                                row.number("quantity"),
                                row.moment("effective_at"),
                                row.optionalText("reason"))),
                smartAccount,
                entitlements);
        return returns;
    }

    private Map<String, List<Move>> moves(String smartAccount, String[] entitlements) {
        Map<String, List<Move>> moves = new HashMap<>();
        sql.forEach(
                """
                SELECT line.entitlement, line.quantity, transfer.from_virtual_account, transfer.to_virtual_account,
                       transfer.effective_at
                FROM transfer_line line JOIN transfer USING (smart_account, transfer)
                WHERE line.smart_account = ? AND line.entitlement = ANY (?)
                """,
                row -> moves.computeIfAbsent(row.text("entitlement"), e -> new ArrayList<>())
                        .add(new Move(
                                row.text("from_virtual_account"),
                                row.text("to_virtual_account"),
                                row.number("quantity"),
                                row.moment("effective_at"))),
                smartAccount,
                entitlements);
        return moves;
    }
}
