package dev.ninety.entitlement.catalogue.store;

import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.LicenceVersion;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds and reads the edits of an account's catalogue. */
@ApplicationScoped
public class LicenceVersions implements PanacheRepositoryBase<LicenceVersionEntity, LicenceVersionEntity.Key> {

    /** An account's edits, oldest first. */
    public List<LicenceVersion> edits(String smartAccount) {
        return find("smartAccount = ?1 order by recordedAt, entitlementTag, version", smartAccount).stream()
                .map(LicenceVersionEntity::toDomain)
                .toList();
    }

    /** Adds an edit; the caller holds the lock of the account's ledger. */
    public void add(String smartAccount, Instant recordedAt, Licence licence) {
        long before = count("smartAccount = ?1 and entitlementTag = ?2", smartAccount, licence.entitlementTag());
        persist(LicenceVersionEntity.of(smartAccount, Math.toIntExact(before + 1), recordedAt, licence));
    }

    /** Adds edits of different tags, however many; the caller holds the lock of the account's ledger. */
    public void addAll(String smartAccount, Instant recordedAt, List<Licence> licences) {
        Map<String, Integer> latest = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select v.entitlementTag, max(v.version) from LicenceVersionEntity v "
                                + "where v.smartAccount = ?1 group by v.entitlementTag",
                        Object[].class)
                .setParameter(1, smartAccount)
                .getResultStream()
                .forEach(row -> latest.put((String) row[0], (Integer) row[1]));
        licences.forEach(licence -> persist(LicenceVersionEntity.of(
                smartAccount, latest.getOrDefault(licence.entitlementTag(), 0) + 1, recordedAt, licence)));
    }
}
