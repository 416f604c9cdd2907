package dev.ninety.compliance.intake.app;

import dev.ninety.compliance.intake.NeverReported;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.intake.store.NeverReportedStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Keeps how many instances never reported, each figure from when it was heard. */
@ApplicationScoped
public class NeverReportedKeeper {

    private final AccountStore accounts;
    private final NeverReportedStore store;
    private final InstantSource clock;

    NeverReportedKeeper(AccountStore accounts, NeverReportedStore store, InstantSource clock) {
        this.accounts = accounts;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes over the figures of an account; what has not changed writes nothing.
     *
     * @param told by Virtual Account; one that is left out has none
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keep(String smartAccount, Map<String, Long> told) {
        if (isKnown(smartAccount, told)) {
            return;
        }
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        store.append(smartAccount, changed(store.knownAt(smartAccount, null), told), recordedAt);
    }

    private boolean isKnown(String smartAccount, Map<String, Long> told) {
        NeverReported known = store.knownAt(smartAccount, null);
        return known.isRead() && changed(known, told).isEmpty();
    }

    private static Map<String, Long> changed(NeverReported known, Map<String, Long> told) {
        Map<String, Long> changed = new HashMap<>();
        known.counts().forEach((virtualAccount, count) -> {
            if (count != 0 && !told.containsKey(virtualAccount)) {
                changed.put(virtualAccount, 0L);
            }
        });
        told.forEach((virtualAccount, count) -> {
            if (!count.equals(known.counts().getOrDefault(virtualAccount, 0L))) {
                changed.put(virtualAccount, count);
            }
        });
        return changed;
    }
}
