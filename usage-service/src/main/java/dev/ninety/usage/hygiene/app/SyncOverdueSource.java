package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.delivery.CollectorState;
import dev.ninety.usage.delivery.app.DeliverySettings;
import dev.ninety.usage.delivery.store.CollectorStore;
import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Overdue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collectors whose last confirmed sync with the vendor is longer ago than it may be. */
@ApplicationScoped
class SyncOverdueSource implements FindingSource {

    private final CollectorStore collectors;
    private final DeliverySettings delivery;
    private final HygieneSettings settings;

    SyncOverdueSource(CollectorStore collectors, DeliverySettings delivery, HygieneSettings settings) {
        this.collectors = collectors;
        this.delivery = delivery;
        this.settings = settings;
    }

    @Override
    public FindingCode code() {
        return FindingCode.SYNC_OVERDUE;
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        if (asked.instance() != null) {
            return Portion.last(List.of());
        }
        String account = asked.smartAccount();
        int usual = delivery.syncEveryDays();
        List<CollectorState> states = asked.subject() == null
                ? collectors.list(account, usual, after == null ? "" : after, PORTION)
                : collectors.find(account, usual, asked.subject()).stream().toList();
        List<Finding> findings = new ArrayList<>();
        for (CollectorState state : states) {
            finding(state, asked.now()).ifPresent(findings::add);
        }
        return states.isEmpty()
                ? Portion.last(findings)
                : Portion.of(
                        findings, states.size() == PORTION, states.getLast().collector());
    }

    private Optional<Finding> finding(CollectorState state, Instant now) {
        Instant due = state.dueAt();
        if (due == null) {
            return Optional.empty();
        }
        int days = state.expectedEveryDays();
        return Overdue.judge(due.minus(Duration.ofDays(days)), days, settings.syncSevereDays(), now)
                .map(overdue -> new Finding(
                        new FindingId(code(), state.collector()),
                        overdue.severity(),
                        null,
                        null,
                        null,
                        overdue.since(),
                        null,
                        List.of(Evidence.of(
                                "COLLECTOR",
                                "collector",
                                state.collector(),
                                "lastConfirmedAt",
                                state.lastConfirmedAt(),
                                "lastReceivedAt",
                                state.lastReceivedAt(),
                                "expectedEveryDays",
                                days)),
                        due.toString()));
    }
}
