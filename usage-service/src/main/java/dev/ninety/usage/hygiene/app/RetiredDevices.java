package dev.ninety.usage.hygiene.app;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.hygiene.Retirement;
import dev.ninety.usage.hygiene.Spells;
import dev.ninety.usage.hygiene.store.RetiredSerialStore;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of product instances that may be retired. */
@ApplicationScoped
class RetiredDevices {

    private final RetiredSerialStore store;
    private final InstanceStore instances;
    private final SeriesStore series;
    private final FactsStore facts;

    RetiredDevices(RetiredSerialStore store, InstanceStore instances, SeriesStore series, FactsStore facts) {
        this.store = store;
        this.instances = instances;
        this.series = series;
        this.facts = facts;
    }

    /** What is known of each instance, by its id. */
    Map<Long, Retirement.Device> find(String smartAccount, Collection<InstanceRef> refs, Instant now) {
        if (refs.isEmpty()) {
            return Map.of();
        }
        long[] ids = refs.stream().mapToLong(InstanceRef::id).toArray();
        Map<Long, Lifecycle> lifecycles = instances.lifecycles(smartAccount, ids);
        Map<Long, Map<Instant, Instant>> ends = store.ends(smartAccount, ids);
        Map<Long, List<LoadedSeries>> loaded = new HashMap<>();
        List<Long> seriesIds = series.ofInstances(smartAccount, ids).stream()
                .map(SeriesRef::id)
                .toList();
        facts.load(smartAccount, seriesIds)
                .values()
                .forEach(one -> loaded.computeIfAbsent(one.series().instance().id(), id -> new ArrayList<>())
                        .add(one));
        Map<Long, Retirement.Device> devices = new HashMap<>();
        for (InstanceRef ref : refs) {
            List<LoadedSeries> own = loaded.getOrDefault(ref.id(), List.of());
            Timeline level = own.stream().map(LoadedSeries::consumption).reduce(Timeline.zero(), Timeline::plus);
            Instant ended = Spells.endedAt(level, now);
            devices.put(
                    ref.id(),
                    new Retirement.Device(
                            ref.udi(),
                            lifecycles
                                    .getOrDefault(ref.id(), Lifecycle.alwaysActive())
                                    .isActiveAt(now),
                            level.at(now) > 0,
                            ended,
                            ended == null
                                    ? null
                                    : ends.getOrDefault(ref.id(), Map.of()).get(ended),
                            reportedThrough(own, now)));
        }
        return devices;
    }

    private static @Nullable Instant reportedThrough(List<LoadedSeries> own, Instant now) {
        return own.stream()
                .flatMap(one -> one.facts().rows().stream())
                .filter(usage -> usage.row().hasLength() && usage.row().count() > 0)
                .map(usage -> Instant.ofEpochSecond(usage.row().end()))
                .map(end -> end.isAfter(now) ? now : end)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
