package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.CaseStory;
import dev.ninety.compliance.alert.store.ReminderStore;
import dev.ninety.compliance.notification.app.Outbox;
import dev.ninety.compliance.shortage.CaseObserver;
import dev.ninety.compliance.shortage.Revision;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.store.CaseRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/** Tells of open cases again as their days of grace run out. */
@ApplicationScoped
public class Reminders implements CaseObserver {

    private final ReminderStore store;
    private final CaseRepository cases;
    private final Outbox outbox;
    private final InstantSource clock;

    Reminders(ReminderStore store, CaseRepository cases, Outbox outbox, InstantSource clock) {
        this.store = store;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void changed(String smartAccount, Revision revision) {
        ShortageCase after = revision.after();
        if (after.voidedAt() != null) {
            store.forget(smartAccount, after.id());
        } else {
            store.dates(
                    smartAccount, after.id(), after.deadline(), after.spell().end(), clock.instant());
        }
    }

    /** Tells of the case that is due for longest; answers whether there was one. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean remindNext() {
        Instant now = clock.instant();
        ReminderStore.Due due = store.claim(now).orElse(null);
        if (due == null) {
            return false;
        }
        ShortageCase shortage = cases.get(due.smartAccount(), due.caseId()).orElseThrow();
        outbox.announce(due.smartAccount(), CaseStory.reminders(shortage, due.knownAt(), now));
        store.next(due, CaseStory.nextReminder(shortage, now));
        return true;
    }
}
