package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Severity;
import dev.ninety.usage.hygiene.store.FindingStore;
import dev.ninety.usage.hygiene.store.FindingStore.Contradicted;
import dev.ninety.usage.hygiene.store.FindingStore.Contradiction;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports that contradict the one that came first under the same id. */
@ApplicationScoped
class ConflictSource implements FindingSource {

    private final FindingStore store;
    private final InstanceStore instances;

    ConflictSource(FindingStore store, InstanceStore instances) {
        this.store = store;
        this.instances = instances;
    }

    @Override
    public FindingCode code() {
        return FindingCode.CONFLICT;
    }

    /** A series and a report id, written {@code series.report}. */
    private record Key(long seriesId, long reportId) {

        static Key of(String subject) {
            int dot = subject.indexOf('.');
            return new Key(
                    Asked.number(dot < 0 ? subject : subject.substring(0, dot)),
                    dot < 0 ? -1 : Asked.number(subject.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return seriesId + "." + reportId;
        }
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        Key only = asked.subject() == null ? null : Key.of(asked.subject());
        Key from = after != null ? Key.of(after) : only == null ? new Key(-1, -1) : before(only);
        List<Contradicted> found = store.conflicts(
                asked.smartAccount(),
                asked.instanceId(),
                from.seriesId(),
                from.reportId(),
                only == null ? Long.MAX_VALUE : only.seriesId(),
                only == null ? PORTION : 1);
        if (found.isEmpty()) {
            return Portion.last(List.of());
        }
        Map<Long, Residence> residences = instances.residences(
                asked.smartAccount(),
                found.stream().map(Contradicted::instance).distinct().toList());
        List<Finding> findings = found.stream()
                .map(one -> finding(
                        one,
                        Objects.requireNonNull(residences.get(one.instance().id()))
                                .at(asked.now())))
                .toList();
        return Portion.of(findings, only == null && found.size() == PORTION, key(found.getLast()));
    }

    private static Key before(Key key) {
        return new Key(key.seriesId(), key.reportId() - 1);
    }

    private static String key(Contradicted found) {
        return new Key(found.seriesId(), found.reportId()).toString();
    }

    private Finding finding(Contradicted found, String virtualAccount) {
        InstanceRef instance = found.instance();
        List<Contradiction> contradictions = found.contradictions();
        List<Evidence> evidence = new ArrayList<>();
        Contradiction first = contradictions.getFirst();
        evidence.add(Evidence.of(
                "STANDS",
                "reportId",
                found.reportId(),
                "version",
                first.standing(),
                "receivedAt",
                first.standingReceivedAt()));
        contradictions.stream()
                .limit(Evidence.MOST)
                .map(one -> Evidence.of(
                        "CONTRADICTS",
                        "reportId",
                        found.reportId(),
                        "version",
                        one.version(),
                        "receivedAt",
                        one.receivedAt()))
                .forEach(evidence::add);
        return new Finding(
                new FindingId(code(), key(found)),
                Severity.WARNING,
                instance.udi(),
                found.entitlementTag(),
                virtualAccount,
                first.receivedAt(),
                null,
                evidence,
                Long.toString(contradictions.getLast().version()));
    }
}
