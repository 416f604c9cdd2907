package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Severity;
import dev.ninety.usage.hygiene.store.FindingStore;
import dev.ninety.usage.hygiene.store.FindingStore.Sighted;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Instances in service that landed in the default Virtual Account by first sight, and were left there. */
@ApplicationScoped
class UnassignedSource implements FindingSource {

    private final FindingStore store;
    private final InstanceStore instances;

    UnassignedSource(FindingStore store, InstanceStore instances) {
        this.store = store;
        this.instances = instances;
    }

    @Override
    public FindingCode code() {
        return FindingCode.UNASSIGNED;
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        Asked.Numbers ids = asked.instances(after);
        if (ids.isEmpty()) {
            return Portion.last(List.of());
        }
        List<Sighted> sighted =
                store.firstSighted(asked.smartAccount(), asked.now(), ids.after(), ids.until(), PORTION);
        if (sighted.isEmpty()) {
            return Portion.last(List.of());
        }
        Map<Long, Lifecycle> lifecycles = instances.lifecycles(
                asked.smartAccount(),
                sighted.stream().mapToLong(one -> one.instance().id()).toArray());
        List<Finding> findings = new ArrayList<>();
        for (Sighted one : sighted) {
            InstanceRef instance = one.instance();
            String landing = instance.firstVirtualAccount();
            if (lifecycles.getOrDefault(instance.id(), Lifecycle.alwaysActive()).isActiveAt(asked.now())) {
                findings.add(new Finding(
                        FindingId.of(code(), instance.id()),
                        Severity.INFO,
                        instance.udi(),
                        null,
                        landing,
                        one.recordedAt(),
                        null,
                        List.of(Evidence.of("FIRST_SIGHT", "at", one.recordedAt(), "virtualAccount", landing)),
                        landing));
            }
        }
        return Portion.of(
                findings,
                sighted.size() == PORTION,
                Long.toString(sighted.getLast().instance().id()));
    }
}
