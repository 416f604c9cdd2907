package dev.ninety.usage.report.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.ledger.View;
import dev.ninety.usage.consumption.Difference;
import dev.ninety.usage.consumption.Difference.Reason;
import dev.ninety.usage.consumption.app.Recalculation;
import dev.ninety.usage.consumption.app.Recalculation.Before;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import dev.ninety.usage.obligation.store.StaleSeries;
import dev.ninety.usage.report.Acknowledgement;
import dev.ninety.usage.report.store.NewReport;
import dev.ninety.usage.report.store.QuarantineRepository;
import dev.ninety.usage.report.store.ReportStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes one batch of reports in, whole or not at all. */
@ApplicationScoped
class BatchWriter {

    private final Ledger ledger;
    private final BatchReader reader;
    private final InstanceStore instances;
    private final SeriesStore series;
    private final ReportStore reports;
    private final QuarantineRepository quarantine;
    private final Recalculation recalculation;
    private final StaleSeries obligations;
    private final SaidVersions said;

    BatchWriter(
            Ledger ledger,
            BatchReader reader,
            InstanceStore instances,
            SeriesStore series,
            ReportStore reports,
            QuarantineRepository quarantine,
            Recalculation recalculation,
            StaleSeries obligations,
            SaidVersions said) {
        this.ledger = ledger;
        this.reader = reader;
        this.instances = instances;
        this.series = series;
        this.reports = reports;
        this.quarantine = quarantine;
        this.recalculation = recalculation;
        this.obligations = obligations;
        this.said = said;
    }

    /**
     * What a batch came to.
     *
     * @param quarantined ids of what was newly put into quarantine
     */
    record Outcome(List<Acknowledgement> acknowledgements, List<Long> quarantined) {}

    /** @param keepUnreadable whether what cannot be read goes to quarantine; a replay has it there already */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Outcome write(Sender sender, List<Incoming> incoming, boolean keepUnreadable) {
        OpenLedger open = ledger.open(sender.smartAccount());
        Batch batch = reader.read(sender, incoming, open.recordedAt());
        batch.touchedSeries().forEach(SeriesInBatch::settle);
        Set<Long> touched = batch.touchedSeries().map(one -> one.ref.id()).collect(Collectors.toSet());
        Set<Long> concerned = reader.switchedSeries(sender.smartAccount(), batch);
        batch.touchedSeries().filter(SeriesInBatch::isWhole).forEach(whole -> concerned.add(whole.ref.id()));
        Before before = recalculation.load(sender.smartAccount(), concerned);
        new FlagFinder(sender, before.actual()).find(batch);

        keep(sender, batch, open);
        List<Posting> postings = new ArrayList<>(appended(sender, batch));
        postings.addAll(recalculation.postings(
                open,
                sender.smartAccount(),
                before,
                now -> touched.contains(now.series().id()) ? Reason.USAGE : Reason.HA_SWITCHOVER));
        open.post(postings);
        obligations.mark(sender.smartAccount(), touched, open.recordedAt());
        List<Long> quarantined = keepUnreadable ? quarantine(sender, batch) : List.of();
        sender.companion().inBatch(open, news(sender, batch, open, quarantined));
        return new Outcome(batch.acknowledgements(), quarantined);
    }

    private void keep(Sender sender, Batch batch, OpenLedger open) {
        List<NewReport> kept = new ArrayList<>(batch.telemetry());
        List<Long> superseded = new ArrayList<>();
        List<Long> listers = new ArrayList<>();
        List<Udi> listed = new ArrayList<>();
        for (Arrived arrived : batch.arrived()) {
            if (!arrived.isKept()) {
                continue;
            }
            kept.add(new NewReport(
                    arrived.series.ref.instance().id(),
                    arrived.series.ref.id(),
                    arrived.report.reportId(),
                    arrived.status,
                    arrived.channel,
                    arrived.stands,
                    arrived.flags,
                    arrived.report.rows(),
                    arrived.report.haMembers(),
                    arrived.content));
            if (arrived.counts()) {
                if (arrived.predecessor != null && arrived.predecessor.storedId() != null) {
                    superseded.add(arrived.predecessor.storedId());
                }
                for (Udi member : arrived.report.otherMembers()) {
                    listers.add(arrived.series.ref.id());
                    listed.add(member);
                }
            }
        }
        reports.supersede(sender.smartAccount(), superseded);
        reports.insert(sender.smartAccount(), kept, sender.receivedAt(), open.recordedAt());
        reports.suspectChains(sender.smartAccount(), batch.chainSuspects());
        reports.addListings(sender.smartAccount(), listers, listed);
        instances.saveFirstReports(sender.smartAccount(), batch.perhapsFirst(), sender.receivedAt());
        instances.saveTelemetryReportIds(sender.smartAccount(), batch.telemetryIds());
        series.saveEnds(
                sender.smartAccount(),
                batch.touchedSeries()
                        .map(touched -> new SeriesStore.End(
                                touched.ref.id(),
                                touched.lastReportId(),
                                touched.tail(),
                                touched.ref.plain(),
                                touched.ref.inStep() && touched.isShown()))
                        .toList());
    }

    /** The postings of the series whose reports all followed each other. */
    private List<Posting> appended(Sender sender, Batch batch) {
        List<SeriesInBatch> changed = batch.touchedSeries()
                .filter(touched -> !touched.isWhole() && !touched.change().isZero())
                .toList();
        Map<Long, Residence> residences = instances.residences(
                sender.smartAccount(),
                changed.stream()
                        .map(touched -> touched.ref.instance())
                        .distinct()
                        .toList());
        List<Posting> postings = new ArrayList<>();
        for (SeriesInBatch touched : changed) {
            Residence residence =
                    Objects.requireNonNull(residences.get(touched.ref.instance().id()));
            for (View view : touched.isShown() ? View.values() : new View[] {View.ACTUAL}) {
                postings.addAll(Difference.between(
                        touched.ref.instance().udi(),
                        touched.ref.entitlementTag(),
                        Map.of(),
                        residence.split(touched.change()),
                        view,
                        Reason.USAGE));
            }
        }
        return postings;
    }

    private BatchNews news(Sender sender, Batch batch, OpenLedger open, List<Long> quarantined) {
        return new BatchNews() {
            @Override
            public List<Acknowledgement> acknowledgements() {
                return batch.acknowledgements();
            }

            @Override
            public Set<Long> versions() {
                return said.versions(sender, batch.trueOnes(), open.recordedAt());
            }

            @Override
            public List<Long> quarantined() {
                return quarantined;
            }
        };
    }

    private List<Long> quarantine(Sender sender, Batch batch) {
        return quarantine.keep(sender.smartAccount(), sender.receivedAt(), sender.virtualAccount(), batch.unreadable());
    }
}
