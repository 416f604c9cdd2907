package dev.ninety.usage.delivery.app;

import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.delivery.EffectItem;
import dev.ninety.usage.delivery.EffectItem.Place;
import dev.ninety.usage.delivery.store.ExportedSeries;
import dev.ninety.usage.delivery.store.ExportedSeries.Version;
import dev.ninety.usage.disclosure.Perspective;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the vendor would see more, or less, were an export submitted now. Nothing is changed by asking. */
@ApplicationScoped
public class ExportEffect {

    private static final int PORTION = 2_000;

    private final Exports exports;
    private final ExportedSeries exported;
    private final SeriesStore series;
    private final FactsStore facts;

    public ExportEffect(Exports exports, ExportedSeries exported, SeriesStore series, FactsStore facts) {
        this.exports = exports;
        this.exported = exported;
        this.series = series;
        this.facts = facts;
    }

    /**
     * The changes that follow a place, ordered by licence, Virtual Account and moment; one licence is worked out at a
     * time.
     *
     * @param after null for the first ones
     */
    @Transactional
    public List<EffectItem> of(String smartAccount, String exportId, @Nullable Place after, int limit) {
        exports.get(smartAccount, exportId);
        List<EffectItem> items = new ArrayList<>();
        for (String tag : new TreeSet<>(exported.tags(smartAccount, exportId))) {
            if (after != null && tag.compareTo(after.entitlementTag()) < 0) {
                continue;
            }
            ofTag(smartAccount, exportId, tag)
                    .forEach((virtualAccount, change) -> change.forEachChange((at, delta) -> {
                        EffectItem item = new EffectItem(virtualAccount, tag, Micros.toInstant(at), delta);
                        if (after == null || item.place().compareTo(after) > 0) {
                            items.add(item);
                        }
                    }));
            if (items.size() >= limit) {
                return items.subList(0, limit);
            }
        }
        return items;
    }

    private Map<String, Timeline> ofTag(String smartAccount, String exportId, String tag) {
        List<Version> versions = exported.ofTag(smartAccount, exportId, tag);
        Set<Long> shown = versions.stream().map(Version::versionId).collect(Collectors.toSet());
        long[] own = versions.stream().mapToLong(Version::seriesId).distinct().toArray();
        Set<Long> concerned = new TreeSet<>();
        for (long id : own) {
            concerned.add(id);
        }
        for (long listed : series.listedBy(smartAccount, own)) {
            concerned.add(listed);
        }
        List<Long> all = List.copyOf(concerned);
        Map<String, Timeline.ChangeCollector> changes = new TreeMap<>();
        for (int from = 0; from < all.size(); from += PORTION) {
            List<Long> portion = all.subList(from, Math.min(all.size(), from + PORTION));
            facts.load(smartAccount, portion, Perspective.DISCLOSED).values().forEach(then -> add(changes, then, -1));
            facts.load(smartAccount, portion, Perspective.DISCLOSED.with(shown))
                    .values()
                    .forEach(then -> add(changes, then, 1));
        }
        Map<String, Timeline> effect = new TreeMap<>();
        changes.forEach((virtualAccount, collector) -> effect.put(virtualAccount, collector.done()));
        return effect;
    }

    private static void add(Map<String, Timeline.ChangeCollector> changes, LoadedSeries seen, int sign) {
        seen.consumptionPerVirtualAccount().forEach((virtualAccount, level) -> {
            Timeline.ChangeCollector collector = changes.computeIfAbsent(virtualAccount, va -> Timeline.collect());
            level.forEachChange((micros, delta) -> collector.add(micros, sign * delta));
        });
    }
}
