package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.TermFall;
import dev.ninety.compliance.alert.TermStory;
import dev.ninety.compliance.alert.store.TermWatchStore;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.OwnershipObserver;
import dev.ninety.compliance.notification.Announcement;
import dev.ninety.compliance.notification.app.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells ahead of terms that end, as the vendor does, and when they have ended. */
@ApplicationScoped
public class TermWatch implements OwnershipObserver {

    private static final int AT_ONCE = 200;

    private final TermWatchStore store;
    private final TermFalls falls;
    private final Outbox outbox;
    private final InstantSource clock;

    TermWatch(TermWatchStore store, TermFalls falls, Outbox outbox, InstantSource clock) {
        this.store = store;
        this.falls = falls;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void ownershipChanged(String smartAccount, Collection<Pair> pairs) {
        store.changed(smartAccount, pairs);
    }

    /** Looks at some terms that are due; answers whether there were any. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean lookNext() {
        Instant now = clock.instant();
        TermWatchStore.Due due = store.claim(now, AT_ONCE);
        if (due == null) {
            return false;
        }
        List<Announcement> told = new ArrayList<>();
        Map<Pair, Instant> next = new HashMap<>();
        for (TermFall fall : falls.of(due.smartAccount(), due.pairs())) {
            told.addAll(TermStory.of(fall, now));
            Instant again = TermStory.next(fall, now);
            if (again != null) {
                next.merge(fall.pair(), again, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        told.sort(Comparator.comparing(Announcement::at).thenComparing(Announcement::key));
        outbox.announce(due.smartAccount(), told);
        store.next(due, next);
        return true;
    }
}
