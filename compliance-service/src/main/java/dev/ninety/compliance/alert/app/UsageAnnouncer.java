package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.FindingStory;
import dev.ninety.compliance.intake.FindingObserver;
import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.ReportEvent;
import dev.ninety.compliance.intake.ReportEventObserver;
import dev.ninety.compliance.notification.Announcement;
import dev.ninety.compliance.notification.app.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Announces what usage-service tells, in the transaction that keeps it. */
@ApplicationScoped
class UsageAnnouncer implements FindingObserver, ReportEventObserver {

    private final Outbox outbox;

    UsageAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void found(String smartAccount, Collection<HeardFinding> findings, Instant heardAt) {
        List<Announcement> told = findings.stream()
                .sorted(Comparator.comparing(HeardFinding::id))
                .map(finding -> FindingStory.of(finding, heardAt))
                .filter(Objects::nonNull)
                .toList();
        outbox.announce(smartAccount, told);
    }

    @Override
    public void becameDue(String smartAccount, List<ReportEvent> events) {
        outbox.announce(smartAccount, events.stream().map(FindingStory::of).toList());
    }
}
