package dev.ninety.entitlement.pak.store;

import dev.ninety.entitlement.pak.Pak;
import dev.ninety.entitlement.pak.PakState;
import dev.ninety.entitlement.pak.store.PakEntity.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores, finds and lists keys. */
@ApplicationScoped
public class Paks implements PanacheRepositoryBase<PakEntity, Key> {

    private static final String CONVERSION =
            "(select 1 from PakConversionEntity c where c.smartAccount = p.smartAccount and c.pak = p.pak)";

    public Optional<Pak> find(String smartAccount, String pak) {
        return findByIdOptional(new Key(smartAccount, pak)).map(PakEntity::toDomain);
    }

    /**
     * Keys in their order.
     *
     * @param state only those in this state; null for all
     */
    public List<Pak> list(String smartAccount, @Nullable PakState state, @Nullable String after, int limit) {
        String condition = switch (state) {
            case null -> "";
            case CONVERTED -> " and exists " + CONVERSION;
            case UNCONVERTED -> " and not exists " + CONVERSION;
        };
        return find(
                        "from PakEntity p where p.smartAccount = ?1 and p.pak > ?2" + condition + " order by p.pak",
                        smartAccount,
                        after == null ? "" : after)
                .page(0, limit)
                .stream()
                .map(PakEntity::toDomain)
                .toList();
    }

    /** Those of the given keys that are listed. */
    public List<Pak> findAll(String smartAccount, Collection<String> paks) {
        return find("smartAccount = ?1 and pak in ?2", smartAccount, paks).stream()
                .map(PakEntity::toDomain)
                .toList();
    }

    public void add(String smartAccount, Instant recordedAt, Pak pak) {
        PakEntity row = new PakEntity();
        row.smartAccount = smartAccount;
        row.pak = pak.pak();
        row.recordedAt = recordedAt;
        row.replaceBy(pak);
        persist(row);
    }

    /** Replaces description and quantity; the key stands. */
    public void replace(String smartAccount, Pak changed) {
        findByIdOptional(new Key(smartAccount, changed.pak())).orElseThrow().replaceBy(changed);
    }
}
