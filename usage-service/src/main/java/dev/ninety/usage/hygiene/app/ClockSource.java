package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.hygiene.ClockSuspect;
import dev.ninety.usage.hygiene.ClockSuspect.Why;
import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Severity;
import dev.ninety.usage.hygiene.store.FindingStore;
import dev.ninety.usage.hygiene.store.FindingStore.SuspectReport;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Instances whose reports that stand tell of times that cannot be right. */
@ApplicationScoped
class ClockSource implements FindingSource {

    private final FindingStore store;
    private final InstanceStore instances;

    ClockSource(FindingStore store, InstanceStore instances) {
        this.store = store;
        this.instances = instances;
    }

    @Override
    public FindingCode code() {
        return FindingCode.CLOCK_SUSPECT;
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        Asked.Numbers ids = asked.instances(after);
        List<InstanceRef> suspects = ids.isEmpty()
                ? List.of()
                : store.clockSuspects(asked.smartAccount(), ids.after(), ids.until(), PORTION);
        if (suspects.isEmpty()) {
            return Portion.last(List.of());
        }
        Map<Long, List<SuspectReport>> reports = store.suspectReports(
                asked.smartAccount(),
                suspects.stream().mapToLong(InstanceRef::id).toArray());
        Map<Long, Residence> residences = instances.residences(asked.smartAccount(), suspects);
        List<Finding> findings = suspects.stream()
                .map(instance -> finding(
                        instance,
                        Objects.requireNonNull(residences.get(instance.id())).at(asked.now()),
                        Objects.requireNonNull(reports.get(instance.id()))))
                .toList();
        return Portion.of(
                findings,
                suspects.size() == PORTION,
                Long.toString(suspects.getLast().id()));
    }

    private Finding finding(InstanceRef instance, String virtualAccount, List<SuspectReport> reports) {
        Set<Why> all = EnumSet.noneOf(Why.class);
        List<Evidence> evidence = new ArrayList<>();
        Instant first = reports.getFirst().receivedAt();
        for (SuspectReport report : reports) {
            Set<Why> why = ClockSuspect.judge(report.rows(), report.receivedAt());
            all.addAll(why);
            if (evidence.size() < Evidence.MOST) {
                evidence.add(evidence(report, why));
            }
            first = report.receivedAt().isBefore(first) ? report.receivedAt() : first;
        }
        evidence.add(Evidence.of("SUSPECT_REPORTS", "count", reports.size()));
        boolean onlyChanged = all.equals(EnumSet.of(Why.CLOCK_CHANGED));
        return new Finding(
                FindingId.of(code(), instance.id()),
                onlyChanged ? Severity.INFO : Severity.WARNING,
                instance.udi(),
                null,
                virtualAccount,
                first,
                null,
                evidence,
                Long.toString(reports.getLast().version()));
    }

    private static Evidence evidence(SuspectReport report, Set<Why> why) {
        return Evidence.of(
                "SUSPECT_REPORT",
                "entitlementTag",
                report.entitlementTag(),
                "reportId",
                report.reportId(),
                "version",
                report.version(),
                "receivedAt",
                report.receivedAt(),
                "why",
                List.copyOf(why),
                "earliest",
                report.rows().stream()
                        .mapToLong(row -> Math.min(row.logTime(), row.start()))
                        .mapToObj(Instant::ofEpochSecond)
                        .min(Instant::compareTo)
                        .orElse(null),
                "latest",
                report.rows().stream()
                        .mapToLong(row -> Math.max(row.logTime(), row.end()))
                        .mapToObj(Instant::ofEpochSecond)
                        .max(Instant::compareTo)
                        .orElse(null));
    }
}
