package dev.ninety.entitlement.ownership.store;

import dev.ninety.entitlement.ownership.PakConversion;
import dev.ninety.entitlement.ownership.store.PakConversionEntity.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores, finds and lists PAK conversions. */
@ApplicationScoped
public class PakConversions implements PanacheRepositoryBase<PakConversionEntity, Key> {

    public Optional<PakConversion> find(String smartAccount, String pak) {
        return findByIdOptional(new Key(smartAccount, pak)).map(PakConversionEntity::toDomain);
    }

    /** Those of the given keys that were converted. */
    public List<PakConversion> findAll(String smartAccount, List<String> paks) {
        return find("smartAccount = ?1 and pak in ?2", smartAccount, paks).stream()
                .map(PakConversionEntity::toDomain)
                .toList();
    }

    public List<PakConversion> list(String smartAccount, @Nullable String after, int limit) {
        return find("smartAccount = ?1 and pak > ?2 order by pak", smartAccount, after == null ? "" : after)
                .page(0, limit)
                .stream()
                .map(PakConversionEntity::toDomain)
                .toList();
    }

    public void add(String smartAccount, Instant recordedAt, PakConversion conversion) {
        PakConversionEntity row = new PakConversionEntity();
        row.smartAccount = smartAccount;
        row.pak = conversion.pak();
        row.virtualAccount = conversion.virtualAccount();
        row.entitlementTag = conversion.entitlementTag();
        row.quantity = conversion.quantity();
        row.convertedAt = conversion.convertedAt();
        row.recordedAt = recordedAt;
        persist(row);
    }
}
