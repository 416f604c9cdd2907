package dev.ninety.usage.disclosure.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.disclosure.DeliveryMode;
import dev.ninety.usage.disclosure.ModeHistory;
import dev.ninety.usage.disclosure.ModeHistory.Said;
import dev.ninety.usage.disclosure.store.ModeStore;
import dev.ninety.usage.disclosure.store.ModeStore.Recorded;
import dev.ninety.usage.disclosure.store.ModeStore.Scope;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says and tells how product instances deliver their reports. */
@ApplicationScoped
public class Modes {

    private final Ledger ledger;
    private final Directory directory;
    private final InstanceStore instances;
    private final ModeStore store;

    public Modes(Ledger ledger, Directory directory, InstanceStore instances, ModeStore store) {
        this.ledger = ledger;
        this.directory = directory;
        this.instances = instances;
        this.store = store;
    }

    /** What a mode in force rests on. */
    public enum Source {
        PRODUCT_INSTANCE,
        VIRTUAL_ACCOUNT,
        DEFAULT
    }

    /**
     * The mode in force at a moment, and all that was said of this very product instance or Virtual Account.
     *
     * @param versions the earliest recorded first
     */
    public record Known(DeliveryMode mode, Source source, List<Recorded> versions) {}

    /** What a PUT came to. */
    public record Saved(Known known, Said said, boolean created) {}

    /** @param effectiveFrom null for the moment at which it is recorded */
    @Transactional
    public Saved saveOfInstance(String smartAccount, Udi udi, DeliveryMode mode, @Nullable Instant effectiveFrom) {
        directory.require(smartAccount);
        Instant recordedAt = ledger.open(smartAccount).recordedAt();
        require(smartAccount, udi);
        return save(smartAccount, Scope.PRODUCT_INSTANCE, udi.toString(), mode, effectiveFrom, recordedAt);
    }

    /** @param effectiveFrom null for the moment at which it is recorded */
    @Transactional
    public Saved saveOfVirtualAccount(
            String smartAccount, String virtualAccount, DeliveryMode mode, @Nullable Instant effectiveFrom) {
        directory.requireVirtualAccountInPath(smartAccount, virtualAccount);
        Instant recordedAt = ledger.open(smartAccount).recordedAt();
        return save(smartAccount, Scope.VIRTUAL_ACCOUNT, virtualAccount, mode, effectiveFrom, recordedAt);
    }

    @Transactional
    public Known ofInstance(String smartAccount, Udi udi, Instant at) {
        directory.require(smartAccount);
        InstanceRef instance = require(smartAccount, udi);
        List<Recorded> versions = store.of(smartAccount, Scope.PRODUCT_INSTANCE, udi.toString());
        ModeHistory own = history(versions);
        if (own.at(at).isPresent()) {
            return new Known(own.at(at).get(), Source.PRODUCT_INSTANCE, versions);
        }
        Residence residence = Objects.requireNonNull(
                instances.residences(smartAccount, List.of(instance)).get(instance.id()));
        ModeHistory around = history(store.of(smartAccount, Scope.VIRTUAL_ACCOUNT, residence.at(at)));
        return new Known(
                ModeHistory.of(own, around, at),
                around.at(at).isPresent() ? Source.VIRTUAL_ACCOUNT : Source.DEFAULT,
                versions);
    }

    @Transactional
    public Known ofVirtualAccount(String smartAccount, String virtualAccount, Instant at) {
        directory.requireVirtualAccountInPath(smartAccount, virtualAccount);
        return known(store.of(smartAccount, Scope.VIRTUAL_ACCOUNT, virtualAccount), Source.VIRTUAL_ACCOUNT, at);
    }

    /** The mode of each of these instances at a moment; asked in sets. */
    public Map<Long, DeliveryMode> at(String smartAccount, Collection<InstanceRef> asked, Instant at) {
        Map<Long, DeliveryMode> modes = new HashMap<>();
        if (asked.isEmpty()) {
            return modes;
        }
        Map<String, List<Said>> own = store.of(
                smartAccount,
                Scope.PRODUCT_INSTANCE,
                asked.stream().map(instance -> instance.udi().toString()).toList());
        Map<Long, Residence> residences = instances.residences(smartAccount, asked);
        Set<String> virtualAccounts =
                residences.values().stream().map(residence -> residence.at(at)).collect(Collectors.toSet());
        Map<String, List<Said>> around = store.of(smartAccount, Scope.VIRTUAL_ACCOUNT, virtualAccounts);
        for (InstanceRef instance : asked) {
            Residence residence = Objects.requireNonNull(residences.get(instance.id()));
            modes.put(
                    instance.id(),
                    ModeHistory.of(
                            new ModeHistory(own.getOrDefault(instance.udi().toString(), List.of())),
                            new ModeHistory(around.getOrDefault(residence.at(at), List.of())),
                            at));
        }
        return modes;
    }

    private Saved save(
            String smartAccount,
            Scope scope,
            String name,
            DeliveryMode mode,
            @Nullable Instant effectiveFrom,
            Instant recordedAt) {
        ModeHistory before = history(store.of(smartAccount, scope, name));
        Said said = new Said(effectiveFrom == null ? recordedAt : effectiveFrom, mode);
        boolean holds = effectiveFrom == null
                ? before.at(recordedAt).filter(now -> now == mode).isPresent()
                : before.decides(said);
        if (!holds) {
            store.add(smartAccount, scope, name, said, recordedAt);
        }
        Source source = scope == Scope.PRODUCT_INSTANCE ? Source.PRODUCT_INSTANCE : Source.VIRTUAL_ACCOUNT;
        return new Saved(known(store.of(smartAccount, scope, name), source, said.effectiveFrom()), said, !holds);
    }

    private static Known known(List<Recorded> versions, Source source, Instant at) {
        return history(versions)
                .at(at)
                .map(mode -> new Known(mode, source, versions))
                .orElseGet(() -> new Known(DeliveryMode.CONNECTED, Source.DEFAULT, versions));
    }

    private static ModeHistory history(List<Recorded> versions) {
        return new ModeHistory(versions.stream().map(Recorded::said).toList());
    }

    private InstanceRef require(String smartAccount, Udi udi) {
        return instances
                .find(smartAccount, udi)
                .orElseThrow(() -> Problem.notFound("There is no product instance " + udi + "."));
    }
}
