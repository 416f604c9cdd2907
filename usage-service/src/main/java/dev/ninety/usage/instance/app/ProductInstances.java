package dev.ninety.usage.instance.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.instance.HaMember;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.ProductInstance;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import dev.ninety.usage.instance.store.InstanceStore.NeverReported;
import dev.ninety.usage.instance.store.ProductInstanceEntity;
import dev.ninety.usage.instance.store.ProductInstanceRepository;
import dev.ninety.usage.instance.store.ProductInstanceRepository.Filter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The inventory of product instances: what they are called and where they started. */
@ApplicationScoped
public class ProductInstances {

    private final Ledger ledger;
    private final Directory directory;
    private final ProductInstanceRepository repository;
    private final InstanceStore store;
    private final InstantSource clock;

    public ProductInstances(
            Ledger ledger,
            Directory directory,
            ProductInstanceRepository repository,
            InstanceStore store,
            InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.repository = repository;
        this.store = store;
        this.clock = clock;
    }

    /** The outcome of a PUT. */
    public record Saved(ProductInstance instance, boolean created) {}

    /** @param virtualAccount where the instance was from the beginning; null for the default, or to leave it as it is */
    @Transactional
    public Saved save(
            String smartAccount,
            Udi udi,
            @Nullable String hostname,
            @Nullable String virtualAccount,
            List<HaMember> haMembers) {
        directory.require(smartAccount);
        if (virtualAccount != null) {
            directory.requireVirtualAccount(smartAccount, virtualAccount, "/virtualAccount");
        }
        Instant recordedAt = ledger.open(smartAccount).recordedAt();
        ProductInstanceEntity existing = repository.find(smartAccount, udi).orElse(null);
        ProductInstanceEntity entity = existing == null ? new ProductInstanceEntity() : existing;
        if (existing == null) {
            entity.key = new ProductInstanceEntity.Key(smartAccount, repository.nextId());
            entity.pid = udi.pid();
            entity.serial = udi.serial();
            entity.firstVirtualAccount = directory.landing(smartAccount, virtualAccount);
            entity.recordedAt = recordedAt;
        } else if (virtualAccount != null && !virtualAccount.equals(existing.firstVirtualAccount)) {
            throw Problem.conflict(
                    "FIRST_VIRTUAL_ACCOUNT",
                    "It belonged to " + existing.firstVirtualAccount + " from the beginning; to move it, post a move.",
                    Violation.inBody("/virtualAccount", "CONFLICT", "Not " + existing.firstVirtualAccount + "."));
        }
        entity.firstSighted = false;
        entity.hostname = hostname;
        entity.setHaMembers(haMembers);
        repository.persistAndFlush(entity);
        return new Saved(describe(smartAccount, List.of(entity)).getFirst(), existing == null);
    }

    @Transactional
    public ProductInstance get(String smartAccount, Udi udi) {
        directory.require(smartAccount);
        ProductInstanceEntity entity = repository
                .find(smartAccount, udi)
                .orElseThrow(() -> Problem.notFound("There is no product instance " + udi + "."));
        return describe(smartAccount, List.of(entity)).getFirst();
    }

    @Transactional
    public List<ProductInstance> list(String smartAccount, Filter filter, @Nullable Udi after, int limit) {
        directory.require(smartAccount);
        return describe(smartAccount, repository.list(smartAccount, filter, after, limit, clock.instant()));
    }

    /** How many instances that count now have never reported, by the Virtual Account that they are in now. */
    @Transactional
    public List<NeverReported> neverReported(String smartAccount) {
        directory.require(smartAccount);
        return store.neverReported(smartAccount, clock.instant());
    }

    private List<ProductInstance> describe(String smartAccount, List<ProductInstanceEntity> entities) {
        List<InstanceRef> refs = entities.stream()
                .map(entity -> new InstanceRef(entity.key.instanceId(), entity.udi(), entity.firstVirtualAccount, null))
                .toList();
        Map<Long, Residence> residences = store.residences(smartAccount, refs);
        Map<Long, Lifecycle> lifecycles = store.lifecycles(
                smartAccount, refs.stream().mapToLong(InstanceRef::id).toArray());
        Instant now = clock.instant();
        return entities.stream()
                .map(entity -> new ProductInstance(
                        entity.udi(),
                        entity.hostname,
                        Objects.requireNonNull(residences.get(entity.key.instanceId()))
                                .at(now),
                        entity.firstVirtualAccount,
                        lifecycles
                                .getOrDefault(entity.key.instanceId(), Lifecycle.alwaysActive())
                                .isActiveAt(now),
                        entity.firstSighted,
                        entity.firstReportAt,
                        entity.haMembers()))
                .toList();
    }
}
