package dev.ninety.compliance.alert.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Sees to it that what time brings is told in time. */
@ApplicationScoped
public class Watch {

    private final Reminders reminders;
    private final TermWatch terms;

    Watch(Reminders reminders, TermWatch terms) {
        this.reminders = reminders;
        this.terms = terms;
    }

    /** Tells all that is due, in all accounts. */
    @Scheduled(every = "{ninety.alerts.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void tellDue() {
        boolean more = true;
        while (more) {
            more = reminders.remindNext() | terms.lookNext();
        }
    }
}
