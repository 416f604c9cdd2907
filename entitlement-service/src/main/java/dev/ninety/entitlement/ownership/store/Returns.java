package dev.ninety.entitlement.ownership.store;

import dev.ninety.entitlement.ownership.UnitReturn;
import dev.ninety.entitlement.ownership.store.ReturnEntity.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores, finds and lists returns. */
@ApplicationScoped
public class Returns implements PanacheRepositoryBase<ReturnEntity, Key> {

    public Optional<UnitReturn> find(String smartAccount, String entitlement, String id) {
        return findByIdOptional(new Key(smartAccount, entitlement, id)).map(ReturnEntity::toDomain);
    }

    public List<UnitReturn> list(String smartAccount, String entitlement, @Nullable String after, int limit) {
        return find(
                        "smartAccount = ?1 and entitlement = ?2 and id > ?3 order by id",
                        smartAccount,
                        entitlement,
                        after == null ? "" : after)
                .page(0, limit)
                .stream()
                .map(ReturnEntity::toDomain)
                .toList();
    }

    public void add(String smartAccount, String entitlement, Instant recordedAt, UnitReturn given) {
        ReturnEntity row = new ReturnEntity();
        row.smartAccount = smartAccount;
        row.entitlement = entitlement;
        row.id = given.id();
        row.quantity = given.quantity();
        row.effectiveAt = given.effectiveAt();
        row.reason = given.reason();
        row.recordedAt = recordedAt;
        persist(row);
    }

    /** Replaces the note beside a return. */
    public void annotate(String smartAccount, String entitlement, UnitReturn given) {
        findByIdOptional(new Key(smartAccount, entitlement, given.id())).orElseThrow().reason = given.reason();
    }
}
