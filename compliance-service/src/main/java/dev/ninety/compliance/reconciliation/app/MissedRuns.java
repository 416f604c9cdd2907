package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.notification.Announcement;
import dev.ninety.compliance.notification.EventType;
import dev.ninety.compliance.notification.app.Outbox;
import dev.ninety.compliance.reconciliation.MissedRun;
import dev.ninety.compliance.reconciliation.store.DutyStore;
import dev.ninety.compliance.reconciliation.store.RunStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Announces runs that are missed, each once and with the moment from which on it was, however late that is noticed. */
@ApplicationScoped
class MissedRuns {

    private final RunStore runs;
    private final Outbox outbox;
    private final ReconciliationSettings settings;
    private final InstantSource clock;

    MissedRuns(RunStore runs, Outbox outbox, ReconciliationSettings settings, InstantSource clock) {
        this.runs = runs;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void announce(DutyStore.Claim claim) {
        Instant now = clock.instant();
        Instant lastRun =
                runs.lastCarriedOut(claim.smartAccount(), now).get(claim.duty().source());
        MissedRun missed = claim.duty().missedAt(now, lastRun, settings.tolerance());
        if (missed == null) {
            return;
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("source", missed.source().name());
        data.put("dueAt", missed.dueAt());
        data.put("missedSince", missed.missedSince());
        data.put("lastRunAt", missed.lastRunAt());
        outbox.announce(
                claim.smartAccount(),
                new Announcement(
                        EventType.RECONCILIATION_MISSED,
                        "reconciliation missed " + missed.source() + " " + missed.dueAt(),
                        "reconciliation-duties",
                        missed.missedSince(),
                        null,
                        null,
                        data));
    }
}
