package dev.ninety.usage.obligation.app;

import dev.ninety.usage.directory.store.KnownAccountStore;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Announces what has become due where nobody asks. Replicas do so one after the other, account by account, because
 * each has to open the account's ledger; the second finds nothing left.
 */
@ApplicationScoped
class ObligationWatch {

    private static final Logger LOG = Logger.getLogger(ObligationWatch.class);

    private final Obligations obligations;
    private final KnownAccountStore accounts;

    ObligationWatch(Obligations obligations, KnownAccountStore accounts) {
        this.obligations = obligations;
        this.accounts = accounts;
    }

    @Scheduled(every = "{ninety.reporting.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (String account : accounts.all()) {
            try {
                obligations.refresh(account);
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "What %s owes is not brought up to date", account);
            }
        }
    }
}
