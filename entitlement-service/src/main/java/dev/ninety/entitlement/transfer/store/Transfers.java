package dev.ninety.entitlement.transfer.store;

import dev.ninety.entitlement.transfer.Transfer;
import dev.ninety.entitlement.transfer.Transfer.Taken;
import dev.ninety.entitlement.transfer.store.TransferEntity.Key;
import dev.ninety.kit.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores, finds and lists transfers with the lots that they took. */
@ApplicationScoped
public class Transfers implements PanacheRepositoryBase<TransferEntity, Key> {

    private final Sql sql;

    public Transfers(Sql sql) {
        this.sql = sql;
    }

    public Optional<Transfer> find(String smartAccount, String id) {
        return findByIdOptional(new Key(smartAccount, id))
                .map(row -> withLots(smartAccount, List.of(row)).getFirst());
    }

    public List<Transfer> list(String smartAccount, @Nullable String after, int limit) {
        List<TransferEntity> rows = find(
                        "smartAccount = ?1 and id > ?2 order by id", smartAccount, after == null ? "" : after)
                .page(0, limit)
                .list();
        return withLots(smartAccount, rows);
    }

    public void add(String smartAccount, Instant recordedAt, Transfer transfer) {
        TransferEntity row = new TransferEntity();
        row.smartAccount = smartAccount;
        row.id = transfer.id();
        row.fromVirtualAccount = transfer.from();
        row.toVirtualAccount = transfer.to();
        row.entitlementTag = transfer.entitlementTag();
        row.quantity = transfer.quantity();
        row.effectiveAt = transfer.effectiveAt();
        row.reason = transfer.reason();
        row.recordedAt = recordedAt;
        persist(row);
        sql.update(
                """
                INSERT INTO transfer_line (smart_account, transfer, entitlement, quantity, position)
                SELECT ?, ?, entitlement, quantity, n
                FROM unnest(?, ?) WITH ORDINALITY AS line (entitlement, quantity, n)
                """,
                smartAccount,
                transfer.id(),
                transfer.lots().stream().map(Taken::entitlement).toArray(String[]::new),
                transfer.lots().stream().mapToLong(Taken::quantity).toArray());
    }

    private List<Transfer> withLots(String smartAccount, List<TransferEntity> rows) {
        Map<String, List<Taken>> lots = new HashMap<>();
        sql.forEach(
                """
                SELECT transfer, entitlement, quantity FROM transfer_line
                WHERE smart_account = ? AND transfer = ANY (?) ORDER BY transfer, position
                """,
                row -> lots.computeIfAbsent(row.text("transfer"), t -> new ArrayList<>())
                        .add(new Taken(row.text("entitlement"), row.number("quantity"))),
                smartAccount,
                rows.stream().map(row -> row.id).toArray(String[]::new));
        return rows.stream()
                .map(row -> row.toDomain(lots.getOrDefault(row.id, List.of())))
                .toList();
    }
}
