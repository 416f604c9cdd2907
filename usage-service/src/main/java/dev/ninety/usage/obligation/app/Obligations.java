package dev.ninety.usage.obligation.app;

import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.obligation.ObligationItem;
import dev.ninety.usage.obligation.StatusCount;
import dev.ninety.usage.obligation.UsageEvent;
import dev.ninety.usage.obligation.store.EventStore;
import dev.ninety.usage.obligation.store.ObligationPages;
import dev.ninety.usage.obligation.store.ObligationPages.Filter;
import dev.ninety.usage.obligation.store.ObligationPages.Place;
import dev.ninety.usage.obligation.store.ObligationStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is owed to the vendor now, and what became of it. Whoever asks has it brought up to date first, so no answer
 * depends on a job having run.
 */
@ApplicationScoped
public class Obligations {

    private final Directory directory;
    private final TermEnds termEnds;
    private final Drain drain;
    private final ObligationStore store;
    private final ObligationPages pages;
    private final EventStore events;
    private final InstantSource clock;

    public Obligations(
            Directory directory,
            TermEnds termEnds,
            Drain drain,
            ObligationStore store,
            ObligationPages pages,
            EventStore events,
            InstantSource clock) {
        this.directory = directory;
        this.termEnds = termEnds;
        this.drain = drain;
        this.store = store;
        this.pages = pages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Brings what is owed up to date, and announces what has become due. Costs little where nothing has changed. Must
     * not be called within a transaction.
     *
     * @return the moment that it is up to date for
     */
    public Instant refresh(String smartAccount) {
        KnownAccount account = directory.account(smartAccount);
        termEnds.refresh(smartAccount);
        Instant now = clock.instant();
        boolean more = inTransaction(() -> store.hasWork(smartAccount, now));
        while (more) {
            more = drain.portion(account);
        }
        return now;
    }

    /**
     * How obligations stand at a moment.
     *
     * @param worst those of the product instances that have the earliest due moments, what is due first before others
     */
    public record Summary(Instant at, List<StatusCount> counts, List<ObligationItem> worst) {}

    public Summary summary(String smartAccount, int instances) {
        Instant now = refresh(smartAccount);
        KnownAccount account = directory.account(smartAccount);
        return inTransaction(
                () -> new Summary(now, pages.counts(smartAccount, now), pages.worst(account, now, instances)));
    }

    /** Obligations now, what is due first before all others. */
    public record Found(Instant at, List<ObligationItem> items) {}

    public Found list(String smartAccount, Filter filter, @Nullable Place after, int limit) {
        Instant now = refresh(smartAccount);
        KnownAccount account = directory.account(smartAccount);
        return inTransaction(() -> new Found(now, pages.page(account, filter, now, after, limit)));
    }

    /** The events that follow a sequence number. */
    public List<UsageEvent> events(String smartAccount, long after, int limit) {
        refresh(smartAccount);
        return inTransaction(() -> events.after(smartAccount, after, limit));
    }

    private static <T> T inTransaction(Supplier<T> question) {
        return QuarkusTransaction.requiringNew().call(question::get);
    }
}
