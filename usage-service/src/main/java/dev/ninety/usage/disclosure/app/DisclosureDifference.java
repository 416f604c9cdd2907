package dev.ninety.usage.disclosure.app;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.disclosure.Perspective;
import dev.ninety.usage.disclosure.store.UndisclosedStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known here and the vendor does not see, or the other way round. Only series that are out of step are read. */
@ApplicationScoped
public class DisclosureDifference {

    private static final int PORTION = 500;

    private final Directory directory;
    private final UndisclosedStore store;
    private final FactsStore facts;

    public DisclosureDifference(Directory directory, UndisclosedStore store, FactsStore facts) {
        this.directory = directory;
        this.store = store;
        this.facts = facts;
    }

    /** Where an item stands in the list of them. */
    public record Place(long seriesId, String virtualAccount) {}

    /**
     * What one product instance consumes of one licence in one Virtual Account.
     *
     * @param actual as is known here
     * @param disclosed as the vendor sees it
     * @param reports versions that count here and that the vendor has not seen; listed where the instance is
     */
    public record Item(
            Place place,
            String virtualAccount,
            String entitlementTag,
            String productInstance,
            long actual,
            long disclosed,
            List<Long> reports) {}

    /**
     * The items that follow a place.
     *
     * @param after null for the first ones
     */
    @Transactional
    public List<Item> at(String smartAccount, Instant at, @Nullable Place after, int limit) {
        directory.require(smartAccount);
        List<Item> items = new ArrayList<>();
        long from = after == null ? 0 : after.seriesId();
        for (List<Long> ids = store.outOfStep(smartAccount, from, PORTION);
                !ids.isEmpty() && items.size() < limit;
                ids = store.outOfStep(smartAccount, from, PORTION)) {
            Map<Long, LoadedSeries> ours = facts.load(smartAccount, ids);
            Map<Long, LoadedSeries> vendors = facts.load(smartAccount, ids, Perspective.DISCLOSED);
            Map<Long, List<Long>> unseen = store.versions(smartAccount, ids);
            ours.forEach((id, known) -> add(
                    items,
                    after,
                    at,
                    known,
                    Objects.requireNonNull(vendors.get(id)),
                    unseen.getOrDefault(id, List.of())));
            from = ids.getLast() + 1;
        }
        return items.size() > limit ? items.subList(0, limit) : items;
    }

    private static void add(
            List<Item> items,
            @Nullable Place after,
            Instant at,
            LoadedSeries known,
            LoadedSeries seen,
            List<Long> unseen) {
        Map<String, Timeline> ours = known.consumptionPerVirtualAccount();
        Map<String, Timeline> vendors = seen.consumptionPerVirtualAccount();
        String residence = known.residence().at(at);
        TreeSet<String> virtualAccounts = new TreeSet<>(ours.keySet());
        virtualAccounts.addAll(vendors.keySet());
        virtualAccounts.add(residence);
        for (String virtualAccount : virtualAccounts) {
            Place place = new Place(known.series().id(), virtualAccount);
            if (after != null
                    && place.seriesId() == after.seriesId()
                    && virtualAccount.compareTo(after.virtualAccount()) <= 0) {
                continue;
            }
            long actual = ours.getOrDefault(virtualAccount, Timeline.zero()).at(at);
            long disclosed =
                    vendors.getOrDefault(virtualAccount, Timeline.zero()).at(at);
            List<Long> reports = virtualAccount.equals(residence) ? unseen : List.of();
            if (actual != disclosed || !reports.isEmpty()) {
                items.add(new Item(
                        place,
                        virtualAccount,
                        known.series().entitlementTag(),
                        known.series().instance().udi().toString(),
                        actual,
                        disclosed,
                        reports));
            }
        }
    }
}
