package dev.ninety.usage.disclosure.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.usage.consumption.Difference.Reason;
import dev.ninety.usage.consumption.app.Recalculation;
import dev.ninety.usage.consumption.app.Recalculation.Before;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.disclosure.store.DisclosureStore;
import dev.ninety.usage.disclosure.store.DisclosureStore.Unchannelled;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Posts what the vendor sees of reports that were received before delivery modes were kept: by default the devices
 * report to the vendor themselves. An upgrade needs it once; afterwards a look finds nothing in an empty index.
 */
@ApplicationScoped
class EarlierReports {

    private static final int PORTION = 500;

    private final Ledger ledger;
    private final DisclosureStore store;
    private final SeriesStore series;
    private final Recalculation recalculation;

    EarlierReports(Ledger ledger, DisclosureStore store, SeriesStore series, Recalculation recalculation) {
        this.ledger = ledger;
        this.store = store;
        this.series = series;
        this.recalculation = recalculation;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (List<Unchannelled> found = found(); !found.isEmpty(); found = found()) {
            Map<String, Set<Long>> byAccount = found.stream()
                    .collect(Collectors.groupingBy(
                            Unchannelled::smartAccount,
                            Collectors.mapping(Unchannelled::seriesId, Collectors.toSet())));
            byAccount.forEach(
                    (account, ids) -> QuarkusTransaction.requiringNew().run(() -> connect(account, ids)));
        }
    }

    private List<Unchannelled> found() {
        return QuarkusTransaction.requiringNew().call(() -> store.unchannelled(PORTION));
    }

    private void connect(String smartAccount, Set<Long> seriesIds) {
        OpenLedger open = ledger.open(smartAccount);
        Set<Long> concerned = new TreeSet<>(seriesIds);
        for (long listed : series.listedBy(
                smartAccount, seriesIds.stream().mapToLong(Long::longValue).toArray())) {
            concerned.add(listed);
        }
        Before before = recalculation.load(smartAccount, concerned);
        store.connect(smartAccount, seriesIds);
        open.post(recalculation.postings(open, smartAccount, before, now -> Reason.DISCLOSURE));
    }
}
