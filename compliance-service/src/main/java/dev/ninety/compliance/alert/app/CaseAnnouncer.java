package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.CaseStory;
import dev.ninety.compliance.notification.app.Outbox;
import dev.ninety.compliance.shortage.CaseObserver;
import dev.ninety.compliance.shortage.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Announces what becomes of cases, in the transaction in which it does. */
@ApplicationScoped
class CaseAnnouncer implements CaseObserver {

    private final Outbox outbox;
    private final InstantSource clock;

    CaseAnnouncer(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void changed(String smartAccount, Revision revision) {
        outbox.announce(smartAccount, CaseStory.of(revision, clock.instant()));
    }
}
