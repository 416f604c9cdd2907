package dev.ninety.usage.consumption;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.instance.Residence;
import java.util.Map;
import java.util.Set;

/** A series with all that decides its consumption, and where its instance belonged. */
public record LoadedSeries(SeriesRef series, SeriesFacts facts, Residence residence) {

    public Timeline consumption() {
        return ConsumptionFunction.of(facts);
    }

    public Map<String, Timeline> consumptionPerVirtualAccount() {
        return residence.split(consumption());
    }

    /** The end of the series, as its facts have it. */
    public SeriesTail tail() {
        long until = facts.rows().stream()
                .map(UsageRow::row)
                .filter(row -> row.hasLength())
                .mapToLong(row -> row.end())
                .max()
                .orElse(Long.MIN_VALUE);
        return new SeriesTail(until, consumption().lastLevel());
    }

    /** Whether nothing but rows decides the consumption. */
    public boolean isPlain() {
        return facts.releases().isEmpty()
                && facts.listings().isEmpty()
                && facts.masks().isEmpty();
    }

    /** Whether the vendor's view of the same series rests on the same facts. */
    public boolean isInStepWith(LoadedSeries vendors) {
        return Set.copyOf(facts.rows()).equals(Set.copyOf(vendors.facts.rows()))
                && Set.copyOf(facts.releases()).equals(Set.copyOf(vendors.facts.releases()))
                && Set.copyOf(facts.listings()).equals(Set.copyOf(vendors.facts.listings()))
                && Set.copyOf(facts.masks()).equals(Set.copyOf(vendors.facts.masks()))
                && facts.lifecycle().equals(vendors.facts.lifecycle())
                && residence.equals(vendors.residence);
    }
}
