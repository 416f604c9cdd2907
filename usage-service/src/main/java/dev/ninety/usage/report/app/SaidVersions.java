package dev.ninety.usage.report.app;

import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.Status;
import dev.ninety.usage.report.store.NewReport;
import dev.ninety.usage.report.store.ReportStore;
import dev.ninety.usage.report.store.ReportStore.Key;
import dev.ninety.usage.report.store.ReportStore.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the stored reports that say exactly what reports of a batch said; earlier states are stored for that. */
@ApplicationScoped
class SaidVersions {

    private final ReportStore reports;

    SaidVersions(ReportStore reports) {
        this.reports = reports;
    }

    private record Said(Key key, List<ReportRow> rows) {}

    Set<Long> versions(Sender sender, List<Arrived> said, Instant recordedAt) {
        Set<Key> keys = said.stream().map(SaidVersions::key).collect(Collectors.toSet());
        Map<Key, List<Stored>> stored = reports.versions(sender.smartAccount(), keys);
        Set<Said> missing = new HashSet<>();
        List<NewReport> kept = new ArrayList<>();
        for (Arrived one : said) {
            boolean isStored = find(stored, one).isPresent();
            if (!isStored && missing.add(new Said(key(one), one.report.rows()))) {
                kept.add(earlierState(one));
            }
        }
        if (!kept.isEmpty()) {
            reports.insert(sender.smartAccount(), kept, sender.receivedAt(), recordedAt);
            stored = reports.versions(sender.smartAccount(), keys);
        }
        Set<Long> versions = new LinkedHashSet<>();
        for (Arrived one : said) {
            versions.add(find(stored, one).orElseThrow());
        }
        return versions;
    }

    private static NewReport earlierState(Arrived one) {
        return new NewReport(
                one.series.ref.instance().id(),
                one.series.ref.id(),
                one.report.reportId(),
                Status.DUPLICATE,
                one.channel,
                false,
                one.flags,
                one.report.rows(),
                one.report.haMembers(),
                one.content);
    }

    private static OptionalLong find(Map<Key, List<Stored>> stored, Arrived one) {
        return stored.getOrDefault(key(one), List.of()).stream()
                .filter(version -> version.rows().equals(one.report.rows()))
                .mapToLong(Stored::id)
                .min();
    }

    private static Key key(Arrived one) {
        return new Key(one.series.ref.id(), one.report.reportId());
    }
}
