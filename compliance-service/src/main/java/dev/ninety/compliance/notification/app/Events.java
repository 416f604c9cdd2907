package dev.ninety.compliance.notification.app;

import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.store.AnnouncementStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads what was announced. */
@ApplicationScoped
public class Events {

    private final AnnouncementStore store;

    Events(AnnouncementStore store) {
        this.store = store;
    }

    /** Up to {@code limit} events that follow a number. */
    @Transactional
    public List<Event> after(String smartAccount, long sequence, int limit) {
        return store.after(smartAccount, sequence, limit);
    }
}
