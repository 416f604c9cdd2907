package dev.ninety.usage.importing.app;

import dev.ninety.kit.importing.ImportLog;
import dev.ninety.kit.importing.LineFate;
import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.usage.consumption.Difference.Reason;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.app.Recalculation;
import dev.ninety.usage.consumption.app.Recalculation.Before;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.importing.DeviceChange;
import dev.ninety.usage.importing.DeviceJudge;
import dev.ninety.usage.importing.DeviceLine;
import dev.ninety.usage.importing.Judgement;
import dev.ninety.usage.importing.KnownDevice;
import dev.ninety.usage.importing.store.DeviceStore;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a list of devices says, whole or not at all, in portions whose facts fit in memory. */
@ApplicationScoped
class DeviceWriter {

    private static final String KIND = "product-instances";
    private static final int PORTION = 2_500;

    private final Ledger ledger;
    private final DeviceStore devices;
    private final SeriesStore series;
    private final Recalculation recalculation;
    private final ImportLog log;
    private final InstantSource clock;

    DeviceWriter(
            Ledger ledger,
            DeviceStore devices,
            SeriesStore series,
            Recalculation recalculation,
            ImportLog log,
            InstantSource clock) {
        this.ledger = ledger;
        this.devices = devices;
        this.series = series;
        this.recalculation = recalculation;
        this.log = log;
        this.clock = clock;
    }

    @Transactional
    List<Judgement> judge(KnownAccount account, List<DeviceLine> lines, @Nullable String virtualAccount) {
        Set<Udi> named = new HashSet<>();
        for (DeviceLine line : lines) {
            if (line.udi() != null) {
                named.add(line.udi());
            }
        }
        Map<Udi, KnownDevice> known = devices.find(account.smartAccount(), named, clock.instant());
        return new DeviceJudge(account, virtualAccount, known).judge(lines);
    }

    @Transactional
    List<Judgement> take(KnownAccount account, DeviceFile file, @Nullable String virtualAccount) {
        String smartAccount = account.smartAccount();
        OpenLedger open = ledger.open(smartAccount);
        List<Judgement> judgements = judge(account, file.lines(), virtualAccount);
        List<DeviceChange> changes = judgements.stream()
                .map(Judgement::change)
                .filter(Objects::nonNull)
                .toList();
        for (int from = 0; from < changes.size(); from += PORTION) {
            write(open, smartAccount, changes.subList(from, Math.min(changes.size(), from + PORTION)));
        }
        log.record(
                smartAccount,
                KIND,
                file.body(),
                open.recordedAt(),
                judgements.stream().map(DeviceWriter::fate).toList());
        return judgements;
    }

    private void write(OpenLedger open, String smartAccount, List<DeviceChange> changes) {
        List<DeviceChange> created = new ArrayList<>();
        List<DeviceChange> changed = new ArrayList<>();
        changes.forEach(change -> (change.known() == null ? created : changed).add(change));
        long[] elsewhere = changed.stream()
                .filter(DeviceChange::isElsewhere)
                .mapToLong(change ->
                        Objects.requireNonNull(change.known()).instance().id())
                .toArray();
        Before before = recalculation.load(
                smartAccount,
                series.ofInstances(smartAccount, elsewhere).stream()
                        .map(SeriesRef::id)
                        .toList());
        devices.create(smartAccount, created, open.recordedAt());
        devices.update(smartAccount, changed);
        open.post(recalculation.postings(open, smartAccount, before, now -> Reason.MOVE));
    }

    private static LineFate fate(Judgement judgement) {
        DeviceLine line = judgement.line();
        return new LineFate(
                line.index(),
                line.pointer(),
                judgement.status().name(),
                judgement.reason() == null ? null : judgement.reason().name(),
                judgement.detail(),
                judgement.status() == Judgement.Status.REFUSED ? null : "product-instances/" + line.udi(),
                line.content());
    }
}
