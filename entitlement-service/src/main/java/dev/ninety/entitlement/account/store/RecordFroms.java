package dev.ninety.entitlement.account.store;

import dev.ninety.entitlement.account.RecordFrom;
import dev.ninety.entitlement.account.store.RecordFromEntity.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Adds and reads the versions of an account's record start. */
@ApplicationScoped
public class RecordFroms implements PanacheRepositoryBase<RecordFromEntity, Key> {

    /** All versions, oldest first. */
    public List<RecordFrom> all(String smartAccount) {
        return find("smartAccount = ?1 order by version", smartAccount).stream()
                .map(RecordFromEntity::toDomain)
                .toList();
    }

    /** Adds a version; the caller holds the lock of the account's ledger. */
    public void add(String smartAccount, RecordFrom added) {
        RecordFromEntity row = new RecordFromEntity();
        row.smartAccount = smartAccount;
        row.version = Math.toIntExact(count("smartAccount", smartAccount) + 1);
        row.recordFrom = added.recordFrom();
        row.recordedAt = added.recordedAt();
        persist(row);
    }
}
