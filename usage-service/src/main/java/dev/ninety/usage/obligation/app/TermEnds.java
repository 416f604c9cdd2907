package dev.ninety.usage.obligation.app;

import dev.ninety.usage.obligation.client.TermEndClient;
import dev.ninety.usage.obligation.store.TermEndStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Which terms end when, as entitlement-service told last; while it is away that stays as it is. */
@ApplicationScoped
class TermEnds {

    private static final Logger LOG = Logger.getLogger(TermEnds.class);

    private final TermEndClient client;
    private final TermEndStore store;
    private final ReportingSettings settings;
    private final InstantSource clock;
    private final Map<String, Instant> checked = new ConcurrentHashMap<>();

    TermEnds(TermEndClient client, TermEndStore store, ReportingSettings settings, InstantSource clock) {
        this.client = client;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks again where that was not done for a while. */
    void refresh(String smartAccount) {
        Instant now = clock.instant();
        Instant last = checked.get(smartAccount);
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(settings.termEndsRefreshAfter()))) {
            return;
        }
        // Marked first: while one request asks, and while nobody answers, the others go on.
        checked.put(smartAccount, now);
        try {
            store.replace(smartAccount, client.termEnds(smartAccount));
        } catch (TermEndClient.Unavailable away) {
            LOG.debugf(away, "The term ends of %s are not refreshed", smartAccount);
        }
    }
}
