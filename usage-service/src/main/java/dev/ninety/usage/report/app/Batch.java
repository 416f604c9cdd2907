package dev.ninety.usage.report.app;

import dev.ninety.usage.disclosure.DeliveryMode;
import dev.ninety.usage.report.Acknowledgement;
import dev.ninety.usage.report.Flag;
import dev.ninety.usage.report.Reading.Telemetry;
import dev.ninety.usage.report.Reading.Unreadable;
import dev.ninety.usage.report.Status;
import dev.ninety.usage.report.store.NewReport;
import dev.ninety.usage.report.store.QuarantineRepository.Unread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A batch of reports, judged in the order of the body. */
final class Batch {

    private final List<Arrived> arrived = new ArrayList<>();
    private final List<NewReport> telemetry = new ArrayList<>();
    private final Map<Long, Long> telemetryIds = new HashMap<>();
    private final List<Unread> unreadable = new ArrayList<>();
    private final List<Acknowledgement> decided = new ArrayList<>();
    private final Collection<SeriesInBatch> series;
    private final IdChain ids;

    Batch(Collection<SeriesInBatch> series, IdChain ids) {
        this.series = series;
        this.ids = ids;
    }

    void add(Arrived report) {
        arrived.add(report);
    }

    void addTelemetry(Incoming incoming, Telemetry reading, long instanceId, DeliveryMode channel, Set<Flag> flags) {
        telemetry.add(new NewReport(
                instanceId,
                null,
                reading.reportId(),
                Status.SET_ASIDE,
                channel,
                false,
                flags,
                List.of(),
                List.of(),
                incoming.content()));
        if (reading.reportId() != null) {
            telemetryIds.merge(instanceId, reading.reportId(), Math::max);
        }
        decided.add(new Acknowledgement(
                incoming.index(),
                Status.SET_ASIDE,
                flags,
                "telemetry",
                null,
                reading.productInstance().toString(),
                null,
                reading.reportId()));
    }

    void addUnreadable(Incoming incoming, Unreadable reading) {
        unreadable.add(new Unread(reading, incoming.content()));
        decided.add(Acknowledgement.quarantined(incoming.index(), reading));
    }

    List<Arrived> arrived() {
        return arrived;
    }

    List<NewReport> telemetry() {
        return telemetry;
    }

    /** The highest id of a telemetry report, by instance. */
    Map<Long, Long> telemetryIds() {
        return telemetryIds;
    }

    List<Unread> unreadable() {
        return unreadable;
    }

    /** The usage reports that say nothing but what is known to be so. */
    List<Arrived> trueOnes() {
        return arrived.stream()
                .filter(report -> report.status != Status.CONFLICT)
                .toList();
    }

    /** The series that got a report that counts. */
    Stream<SeriesInBatch> touchedSeries() {
        return series.stream().filter(SeriesInBatch::isTouched);
    }

    /** The instances between whose reports something may be missing: not all of them simply followed each other. */
    Set<Long> chainSuspects() {
        Set<Long> suspects = new HashSet<>(ids.broken());
        for (Arrived report : arrived) {
            if (report.flags.contains(Flag.CHAIN_GAP) || (report.counts() && report.series.isWhole())) {
                suspects.add(report.series.ref.instance().id());
            }
        }
        return suspects;
    }

    /** The instances that got a new report of a licence they had reported nothing of; only these can have been silent. */
    long[] perhapsFirst() {
        return arrived.stream()
                .filter(report -> report.status == Status.ACCEPTED && report.series.ref.lastReportId() == null)
                .mapToLong(report -> report.series.ref.instance().id())
                .distinct()
                .toArray();
    }

    /** One acknowledgement for every report, in the order of the body. */
    List<Acknowledgement> acknowledgements() {
        List<Acknowledgement> all = new ArrayList<>(decided);
        for (Arrived report : arrived) {
            all.add(new Acknowledgement(
                    report.index,
                    report.status,
                    report.flags,
                    report.status == Status.CONFLICT
                            ? "the report of this id that was received first has other rows"
                            : null,
                    null,
                    report.report.productInstance().toString(),
                    report.report.entitlementTag(),
                    report.report.reportId()));
        }
        all.sort(Comparator.comparingLong(Acknowledgement::index));
        return all;
    }
}
