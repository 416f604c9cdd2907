package dev.ninety.usage.consumption.app;

import dev.ninety.kit.ledger.Posting;
import dev.ninety.usage.consumption.Difference;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.consumption.store.SeriesStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Makes a change of facts, and says what has to be posted for it: the consumption of the series concerned is worked
 * out from all their facts before and after. The account's ledger must be open.
 */
@ApplicationScoped
public class Recalculation {

    private final FactsStore facts;
    private final SeriesStore series;

    public Recalculation(FactsStore facts, SeriesStore series) {
        this.facts = facts;
        this.series = series;
    }

    /** The facts of the series concerned, before anything changes. */
    public Map<Long, LoadedSeries> load(String smartAccount, Collection<Long> seriesIds) {
        return facts.load(smartAccount, seriesIds);
    }

    /** What has to be posted now that the facts have changed; the ends of the series are kept up to date. */
    public List<Posting> postings(
            String smartAccount, Map<Long, LoadedSeries> before, Function<LoadedSeries, Difference.Reason> reason) {
        List<Posting> postings = new ArrayList<>();
        List<SeriesStore.End> ends = new ArrayList<>();
        for (LoadedSeries now : facts.load(smartAccount, before.keySet()).values()) {
            LoadedSeries then = Objects.requireNonNull(before.get(now.series().id()));
            postings.addAll(Difference.between(
                    now.series().instance().udi(),
                    now.series().entitlementTag(),
                    then.consumptionPerVirtualAccount(),
                    now.consumptionPerVirtualAccount(),
                    reason.apply(now)));
            ends.add(new SeriesStore.End(now.series().id(), null, now.tail(), now.isPlain()));
        }
        series.saveEnds(smartAccount, ends);
        return postings;
    }
}
