package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Overdue;
import dev.ninety.usage.hygiene.store.DeliveryFindingStore;
import dev.ninety.usage.hygiene.store.DeliveryFindingStore.Submitted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exports that were submitted to the vendor a while ago and were never acknowledged. */
@ApplicationScoped
class AckMissingSource implements FindingSource {

    private static final int MOST_INSTANCES = 1_000;

    private final DeliveryFindingStore store;
    private final HygieneSettings settings;

    AckMissingSource(DeliveryFindingStore store, HygieneSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public FindingCode code() {
        return FindingCode.ACK_MISSING;
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        if (asked.instance() != null) {
            return Portion.last(List.of());
        }
        List<Submitted> submitted = store.unacknowledged(
                asked.smartAccount(),
                asked.now().minus(Duration.ofDays(settings.ackDays())),
                after == null ? "" : after,
                asked.subject(),
                PORTION);
        List<Finding> findings = new ArrayList<>();
        for (Submitted one : submitted) {
            Overdue.judge(one.submittedAt(), settings.ackDays(), null, asked.now())
                    .map(overdue -> finding(asked, one, overdue))
                    .ifPresent(findings::add);
        }
        return submitted.isEmpty()
                ? Portion.last(findings)
                : Portion.of(
                        findings,
                        submitted.size() == PORTION,
                        submitted.getLast().export());
    }

    private Finding finding(Asked asked, Submitted export, Overdue overdue) {
        return new Finding(
                new FindingId(code(), export.export()),
                overdue.severity(),
                null,
                null,
                export.virtualAccount(),
                overdue.since(),
                null,
                List.of(Evidence.of(
                        "SUBMITTED",
                        "export",
                        export.export(),
                        "submittedAt",
                        export.submittedAt(),
                        "reports",
                        export.reports(),
                        "instances",
                        export.instances(),
                        "productInstances",
                        store.instances(asked.smartAccount(), export.export(), MOST_INSTANCES))),
                export.submittedAt().toString());
    }
}
