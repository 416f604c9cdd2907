package dev.ninety.usage.consumption.app;

import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.ledger.View;
import dev.ninety.usage.consumption.Difference;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.store.ConfirmedStore;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.disclosure.Perspective;
import dev.ninety.usage.obligation.store.StaleSeries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes a change of facts, and says what has to be posted for it: the consumption of the series concerned is worked
 * out from all their facts before and after, as it is known here and as the vendor can see it. The account's ledger
 * must be open.
 */
@ApplicationScoped
public class Recalculation {

    private final FactsStore facts;
    private final SeriesStore series;
    private final ConfirmedStore confirmed;
    private final StaleSeries obligations;

    public Recalculation(FactsStore facts, SeriesStore series, ConfirmedStore confirmed, StaleSeries obligations) {
        this.facts = facts;
        this.series = series;
        this.confirmed = confirmed;
        this.obligations = obligations;
    }

    /**
     * The series concerned, before anything changes.
     *
     * @param confirmed only those of which the vendor has confirmed reports
     */
    public record Before(
            Map<Long, LoadedSeries> actual, Map<Long, LoadedSeries> disclosed, Map<Long, LoadedSeries> confirmed) {}

    /** The facts of the series concerned, before anything changes. */
    public Before load(String smartAccount, Collection<Long> seriesIds) {
        return load(smartAccount, seriesIds, false);
    }

    /** @param confirming whether the change is that the vendor confirms reports of these series */
    public Before load(String smartAccount, Collection<Long> seriesIds, boolean confirming) {
        Map<Long, LoadedSeries> actual = facts.load(smartAccount, seriesIds);
        List<Long> withConfirmed = actual.values().stream()
                .map(LoadedSeries::series)
                .filter(ref -> confirming || ref.confirmed())
                .map(ref -> ref.id())
                .toList();
        return new Before(
                actual,
                facts.load(smartAccount, seriesIds, Perspective.DISCLOSED),
                facts.load(smartAccount, withConfirmed, Perspective.CONFIRMED));
    }

    /**
     * What has to be posted to the ledger now that the facts have changed. The ends of the series, what is confirmed,
     * and which obligations are to be worked out again are kept up to date.
     */
    public List<Posting> postings(
            OpenLedger open, String smartAccount, Before before, Function<LoadedSeries, Difference.Reason> reason) {
        Set<Long> ids = before.actual().keySet();
        Map<Long, LoadedSeries> actual = facts.load(smartAccount, ids);
        Map<Long, LoadedSeries> disclosed = facts.load(smartAccount, ids, Perspective.DISCLOSED);
        List<Posting> postings = new ArrayList<>();
        List<SeriesStore.End> ends = new ArrayList<>();
        for (LoadedSeries now : actual.values()) {
            long id = now.series().id();
            LoadedSeries shown = Objects.requireNonNull(disclosed.get(id));
            postings.addAll(difference(before.actual(), now, View.ACTUAL, reason));
            postings.addAll(difference(before.disclosed(), shown, View.DISCLOSED, reason));
            ends.add(new SeriesStore.End(id, null, now.tail(), now.isPlain(), now.isInStepWith(shown)));
        }
        series.saveEnds(smartAccount, ends);
        confirm(open, smartAccount, before.confirmed(), reason);
        obligations.mark(smartAccount, ids, open.recordedAt());
        return postings;
    }

    private void confirm(
            OpenLedger open,
            String smartAccount,
            Map<Long, LoadedSeries> before,
            Function<LoadedSeries, Difference.Reason> reason) {
        List<Posting> changes = new ArrayList<>();
        for (LoadedSeries now :
                facts.load(smartAccount, before.keySet(), Perspective.CONFIRMED).values()) {
            changes.addAll(difference(before, now, View.DISCLOSED, reason));
        }
        confirmed.append(smartAccount, changes, open.recordedAt());
    }

    private static List<Posting> difference(
            Map<Long, LoadedSeries> before,
            LoadedSeries now,
            View view,
            Function<LoadedSeries, Difference.Reason> reason) {
        LoadedSeries then = Objects.requireNonNull(before.get(now.series().id()));
        return Difference.between(
                now.series().instance().udi(),
                now.series().entitlementTag(),
                then.consumptionPerVirtualAccount(),
                now.consumptionPerVirtualAccount(),
                view,
                reason.apply(now));
    }
}
