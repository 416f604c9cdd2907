package dev.ninety.usage.report.app;

import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.disclosure.DeliveryMode;
import dev.ninety.usage.disclosure.app.Modes;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import dev.ninety.usage.report.Flag;
import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.Reading.Telemetry;
import dev.ninety.usage.report.Reading.Unreadable;
import dev.ninety.usage.report.Reading.Usage;
import dev.ninety.usage.report.RumReport;
import dev.ninety.usage.report.Sameness;
import dev.ninety.usage.report.Status;
import dev.ninety.usage.report.store.ReportStore;
import dev.ninety.usage.report.store.ReportStore.Key;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings a batch of reports together with what is known: finds or creates its product instances and series, and
 * judges each report against the version that stands. The account's ledger must be open.
 */
@ApplicationScoped
class BatchReader {

    private record SeriesKey(long instanceId, String entitlementTag) {}

    private final InstanceStore instances;
    private final SeriesStore series;
    private final ReportStore reports;
    private final Modes modes;

    BatchReader(InstanceStore instances, SeriesStore series, ReportStore reports, Modes modes) {
        this.instances = instances;
        this.series = series;
        this.reports = reports;
        this.modes = modes;
    }

    Batch read(Sender sender, List<Incoming> incoming, Instant recordedAt) {
        Set<Udi> seen = new LinkedHashSet<>();
        for (Incoming report : incoming) {
            Udi instance = instanceOf(report.reading());
            if (instance != null) {
                seen.add(instance);
            }
        }
        Map<Udi, InstanceRef> known = instances.find(sender.smartAccount(), seen);
        Set<Udi> firstSighted = new LinkedHashSet<>(seen);
        firstSighted.removeAll(known.keySet());
        known.putAll(instances.create(
                sender.smartAccount(), firstSighted, sender.landing(), sender.virtualAccount() == null, recordedAt));

        Map<SeriesKey, SeriesInBatch> seriesByKey = series(sender.smartAccount(), incoming, known);
        standing(sender.smartAccount(), incoming, known, seriesByKey);
        Map<Long, DeliveryMode> channels = modes.at(sender.smartAccount(), known.values(), sender.receivedAt());
        IdChain ids = new IdChain(known.values(), seriesByKey.values());

        Batch batch = new Batch(seriesByKey.values(), ids);
        for (Incoming report : incoming) {
            Set<Flag> flags = new TreeSet<>();
            Udi instance = instanceOf(report.reading());
            if (instance != null && firstSighted.remove(instance)) {
                flags.add(Flag.FIRST_SIGHT);
            }
            switch (report.reading()) {
                case Unreadable unreadable -> batch.addUnreadable(report, unreadable);
                case Telemetry telemetry -> {
                    InstanceRef of = Objects.requireNonNull(known.get(telemetry.productInstance()));
                    if (telemetry.reportId() != null && ids.leavesGap(of.id(), telemetry.reportId())) {
                        flags.add(Flag.CHAIN_GAP);
                    }
                    batch.addTelemetry(
                            report, telemetry, of.id(), Objects.requireNonNull(channels.get(of.id())), flags);
                }
                case Usage(RumReport usage) -> {
                    InstanceRef of = Objects.requireNonNull(known.get(usage.productInstance()));
                    SeriesInBatch to =
                            Objects.requireNonNull(seriesByKey.get(new SeriesKey(of.id(), usage.entitlementTag())));
                    Arrived arrived = new Arrived(
                            report.index(), usage, report.content(), to, Objects.requireNonNull(channels.get(of.id())));
                    arrived.flags.addAll(flags);
                    judge(arrived, ids);
                    batch.add(arrived);
                }
            }
        }
        return batch;
    }

    private static void judge(Arrived arrived, IdChain ids) {
        SeriesInBatch of = arrived.series;
        Arrived.Version standing = of.standing.get(arrived.report.reportId());
        if (standing != null) {
            arrived.status = switch (Sameness.of(standing.rows(), arrived.report.rows())) {
                case DUPLICATE -> Status.DUPLICATE;
                case EXTENDED -> Status.EXTENDED;
                case CONFLICT -> Status.CONFLICT;
            };
        }
        if (arrived.status == Status.ACCEPTED && ids.leavesGap(of.ref.instance().id(), arrived.report.reportId())) {
            arrived.flags.add(Flag.CHAIN_GAP);
        }
        if (!arrived.counts()) {
            return;
        }
        arrived.predecessor = standing;
        arrived.stands = true;
        if (standing != null && standing.here() != null) {
            standing.here().stands = false;
        }
        of.standing.put(arrived.report.reportId(), arrived.asVersion());
        of.count(arrived);
    }

    /** The series of other instances whose carry-forward the batch's reports may end, or no longer end. */
    Set<Long> switchedSeries(String smartAccount, Batch batch) {
        List<Udi> members = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        for (Arrived arrived : batch.arrived()) {
            if (!arrived.counts()) {
                continue;
            }
            Set<Udi> listed = new LinkedHashSet<>(arrived.report.otherMembers());
            if (arrived.predecessor != null) {
                listed.addAll(arrived.predecessor.haMembers());
                listed.remove(arrived.report.productInstance());
            }
            for (Udi member : listed) {
                members.add(member);
                tags.add(arrived.report.entitlementTag());
            }
        }
        Set<Long> switched = new TreeSet<>();
        if (!members.isEmpty()) {
            series.ofMembers(smartAccount, members, tags).forEach(target -> switched.add(target.id()));
            batch.touchedSeries()
                    .filter(touched -> switched.contains(touched.ref.id()))
                    .forEach(SeriesInBatch::needsWhole);
        }
        return switched;
    }

    private Map<SeriesKey, SeriesInBatch> series(
            String smartAccount, List<Incoming> incoming, Map<Udi, InstanceRef> known) {
        long[] ids = known.values().stream().mapToLong(InstanceRef::id).toArray();
        Map<Long, Lifecycle> lifecycles = instances.lifecycles(smartAccount, ids);
        Map<SeriesKey, SeriesInBatch> byKey = new LinkedHashMap<>();
        series.ofInstances(smartAccount, ids).forEach(ref -> put(byKey, ref, lifecycles));
        Map<SeriesKey, InstanceRef> missing = new LinkedHashMap<>();
        for (Incoming report : incoming) {
            if (report.reading() instanceof Usage(RumReport usage)) {
                InstanceRef of = Objects.requireNonNull(known.get(usage.productInstance()));
                SeriesKey key = new SeriesKey(of.id(), usage.entitlementTag());
                if (!byKey.containsKey(key)) {
                    missing.put(key, of);
                }
            }
        }
        series.create(
                        smartAccount,
                        List.copyOf(missing.values()),
                        missing.keySet().stream().map(SeriesKey::entitlementTag).toList())
                .forEach(ref -> put(byKey, ref, lifecycles));
        return byKey;
    }

    private static void put(Map<SeriesKey, SeriesInBatch> byKey, SeriesRef ref, Map<Long, Lifecycle> lifecycles) {
        byKey.put(
                new SeriesKey(ref.instance().id(), ref.entitlementTag()),
                new SeriesInBatch(ref, lifecycles.get(ref.instance().id())));
    }

    /** Looks up the versions that stand; a series without any report has none. */
    private void standing(
            String smartAccount,
            List<Incoming> incoming,
            Map<Udi, InstanceRef> known,
            Map<SeriesKey, SeriesInBatch> seriesByKey) {
        Map<Key, SeriesInBatch> asked = new HashMap<>();
        for (Incoming report : incoming) {
            if (report.reading() instanceof Usage(RumReport usage)) {
                InstanceRef of = Objects.requireNonNull(known.get(usage.productInstance()));
                SeriesInBatch to =
                        Objects.requireNonNull(seriesByKey.get(new SeriesKey(of.id(), usage.entitlementTag())));
                if (to.ref.lastReportId() != null) {
                    asked.put(new Key(to.ref.id(), usage.reportId()), to);
                }
            }
        }
        reports.standing(smartAccount, asked.keySet())
                .forEach((key, standing) -> Objects.requireNonNull(asked.get(key))
                        .standing
                        .put(
                                key.reportId(),
                                new Arrived.Version(standing.rows(), standing.haMembers(), standing.id(), null)));
    }

    private static @Nullable Udi instanceOf(Reading reading) {
        return switch (reading) {
            case Usage(RumReport report) -> report.productInstance();
            case Telemetry telemetry -> telemetry.productInstance();
            case Unreadable unreadable -> null;
        };
    }
}
