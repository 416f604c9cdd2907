package dev.ninety.entitlement.ownership.store;

import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.store.EntitlementEntity.Key;
import dev.ninety.kit.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores, finds and lists entitlements. */
@ApplicationScoped
public class Entitlements implements PanacheRepositoryBase<EntitlementEntity, Key> {

    private static final int PORTION = 1_000;

    public Optional<Entitlement> find(String smartAccount, String id) {
        return findByIdOptional(new Key(smartAccount, id)).map(EntitlementEntity::toDomain);
    }

    /** As {@link #find}, or a 404. */
    public Entitlement get(String smartAccount, String id) {
        return find(smartAccount, id).orElseThrow(() -> Problem.notFound("There is no entitlement " + id + "."));
    }

    /** Those of the given ids that exist; asked for in portions, since a statement has only so many parameters. */
    public List<Entitlement> findAll(String smartAccount, List<String> ids) {
        List<Entitlement> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PORTION) {
            List<String> portion = ids.subList(from, Math.min(ids.size(), from + PORTION));
            find("smartAccount = ?1 and id in ?2", smartAccount, portion).stream()
                    .map(EntitlementEntity::toDomain)
                    .forEach(found::add);
        }
        return found;
    }

    public List<Entitlement> ofTag(String smartAccount, String entitlementTag) {
        return find("smartAccount = ?1 and entitlementTag = ?2", smartAccount, entitlementTag).stream()
                .map(EntitlementEntity::toDomain)
                .toList();
    }

    /** Those that carry one of these order references. */
    public List<Entitlement> ofOrders(String smartAccount, List<String> orderReferences) {
        return find("smartAccount = ?1 and orderReference in ?2", smartAccount, orderReferences).stream()
                .map(EntitlementEntity::toDomain)
                .toList();
    }

    public List<Entitlement> list(String smartAccount, @Nullable String after, int limit) {
        return find("smartAccount = ?1 and id > ?2 order by id", smartAccount, after == null ? "" : after)
                .page(0, limit)
                .stream()
                .map(EntitlementEntity::toDomain)
                .toList();
    }

    /** The tags that entitlements recorded by then name; null for all that are recorded. */
    public List<String> tags(String smartAccount, @Nullable Instant knownAt) {
        String tags = "select distinct e.entitlementTag from EntitlementEntity e where e.smartAccount = ?1";
        var query = knownAt == null
                ? getEntityManager().createQuery(tags, String.class)
                : getEntityManager()
                        .createQuery(tags + " and e.recordedAt <= ?2", String.class)
                        .setParameter(2, knownAt);
        return query.setParameter(1, smartAccount).getResultList();
    }

    public void add(String smartAccount, Instant recordedAt, Entitlement granted) {
        persist(EntitlementEntity.of(smartAccount, recordedAt, granted));
    }

    /** Replaces what a change may touch; the entitlement stands. */
    public void replace(String smartAccount, Entitlement changed) {
        findByIdOptional(new Key(smartAccount, changed.id())).orElseThrow().replaceBy(changed);
    }
}
