package dev.ninety.entitlement.account.store;

import dev.ninety.entitlement.account.DatedMapping;
import dev.ninety.entitlement.account.Mappings;
import dev.ninety.entitlement.account.store.MappingEntity.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds and reads what Virtual Accounts map to. */
@ApplicationScoped
public class MappingStore implements PanacheRepositoryBase<MappingEntity, Key> {

    public Mappings of(String smartAccount, String virtualAccount) {
        return mappings(find("smartAccount = ?1 and virtualAccount = ?2 order by version", smartAccount, virtualAccount)
                .list());
    }

    /** Those of the whole account, by Virtual Account; one that never had any is absent. */
    public Map<String, Mappings> all(String smartAccount) {
        return find("smartAccount = ?1 order by virtualAccount, version", smartAccount).stream()
                .collect(Collectors.groupingBy(
                        row -> row.virtualAccount,
                        Collectors.collectingAndThen(Collectors.toList(), MappingStore::mappings)));
    }

    /** How many of an account's mappings have begun: what the ones in force depend on as time passes. */
    public long countBegun(String smartAccount, Instant by) {
        return count("smartAccount = ?1 and effectiveFrom <= ?2", smartAccount, by);
    }

    /**
     * Adds a mapping; the caller holds the lock of the account's ledger.
     *
     * @param standing those that the Virtual Account has already
     */
    public void add(String smartAccount, String virtualAccount, Mappings standing, DatedMapping added) {
        MappingEntity row = new MappingEntity();
        row.smartAccount = smartAccount;
        row.virtualAccount = virtualAccount;
        row.version = standing.recorded().size() + 1;
        row.effectiveFrom = added.effectiveFrom();
        row.businessUnit = added.mapping().businessUnit();
        row.region = added.mapping().region();
        row.environment = added.mapping().environment();
        row.recordedAt = added.recordedAt();
        persist(row);
    }

    private static Mappings mappings(List<MappingEntity> rows) {
        return new Mappings(rows.stream().map(MappingEntity::toDomain).toList());
    }
}
