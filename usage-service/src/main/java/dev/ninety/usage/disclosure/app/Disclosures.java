package dev.ninety.usage.disclosure.app;

import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.usage.consumption.Difference.Reason;
import dev.ninety.usage.consumption.app.Recalculation;
import dev.ninety.usage.consumption.app.Recalculation.Before;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.disclosure.Basis;
import dev.ninety.usage.disclosure.store.DisclosureStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Records that the vendor has seen versions of reports, and posts what it sees since. */
@ApplicationScoped
public class Disclosures {

    private final DisclosureStore store;
    private final SeriesStore series;
    private final Recalculation recalculation;

    public Disclosures(DisclosureStore store, SeriesStore series, Recalculation recalculation) {
        this.store = store;
        this.series = series;
        this.recalculation = recalculation;
    }

    /**
     * Records that the vendor has seen these versions. What it had seen before stays seen, at the earlier moment.
     * Telemetry among them is recorded, and bears on no consumption.
     *
     * @param open the account's ledger, opened in the transaction that is under way
     * @param versionIds ids of stored reports
     * @param sourceType EXPORT, SYNC, ACK or DEVICE_LIST: the way
     * @param sourceId which one of its kind
     */
    public void disclose(
            OpenLedger open,
            String smartAccount,
            Collection<Long> versionIds,
            Instant disclosedAt,
            Basis basis,
            String sourceType,
            String sourceId) {
        Set<Long> concerned = new TreeSet<>(store.seriesOf(smartAccount, versionIds));
        long[] own = concerned.stream().mapToLong(Long::longValue).toArray();
        for (long listed : series.listedBy(smartAccount, own)) {
            concerned.add(listed);
        }
        boolean confirming = basis == Basis.CONFIRMED;
        Before before = recalculation.load(smartAccount, concerned, confirming);
        store.add(
                smartAccount,
                versionIds,
                new DisclosureStore.Way(sourceType, sourceId, basis),
                disclosedAt,
                open.recordedAt());
        open.post(recalculation.postings(open, smartAccount, before, now -> Reason.DISCLOSURE));
        if (confirming) {
            series.saveConfirmed(smartAccount, own);
        }
    }
}
