package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.reconciliation.Outcome;
import dev.ninety.compliance.reconciliation.Run;
import dev.ninety.compliance.reconciliation.store.DutyStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Carries out what is due; any number of replicas share the work. */
@ApplicationScoped
public class Cadence {

    private static final Logger LOG = Logger.getLogger(Cadence.class);

    private final Reconciliations reconciliations;
    private final DutyStore duties;
    private final MissedRuns missed;
    private final ReconciliationSettings settings;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Cadence(
            Reconciliations reconciliations,
            DutyStore duties,
            MissedRuns missed,
            ReconciliationSettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        this.reconciliations = reconciliations;
        this.duties = duties;
        this.missed = missed;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    @Scheduled(every = "{ninety.reconciliation.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        carryOutDue();
    }

    /** Carries out everything that is due, one after the other, until nothing is; answers how many runs that were. */
    public int carryOutDue() {
        QuarkusTransaction.requiringNew().run(() -> duties.enrolAll(clock.instant(), settings.every()));
        int runs = 0;
        for (Optional<DutyStore.Claim> due = reconciliations.claimDue();
                due.isPresent();
                due = reconciliations.claimDue()) {
            patiently(due.get());
            runs++;
        }
        return runs;
    }

    /** One account's trouble must not keep the others from being compared. */
    private void patiently(DutyStore.Claim claim) {
        missed.announce(claim);
        boolean carriedOut = false;
        try {
            Run run = reconciliations
                    .carryOut(claim.smartAccount(), id(claim), claim.duty().source(), null)
                    .run();
            carriedOut = run.outcome() != Outcome.FAILED;
            meters.counter(
                            "ninety_reconciliations",
                            "source",
                            run.source().name(),
                            "outcome",
                            run.outcome().name())
                    .increment();
        } catch (RuntimeException failed) {
            LOG.errorf(
                    failed,
                    "The reconciliation of %s with %s did not get to its end",
                    claim.smartAccount(),
                    claim.duty().source());
        }
        if (!carriedOut) {
            missed.announce(claim);
        }
        Instant now = clock.instant();
        Instant next = carriedOut ? next(claim.anchor(), claim.duty().every(), now) : claim.anchor();
        Instant attemptAt = carriedOut ? next : now.plus(settings.retryAfter());
        QuarkusTransaction.requiringNew().run(() -> duties.done(claim, next, attemptAt));
    }

    /** The same run, tried again, has the same id. */
    private static String id(DutyStore.Claim claim) {
        String source = claim.duty().source().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "scheduled-" + source + "-" + claim.anchor();
    }

    /** By the cadence, not by when the last run happened to be: the first moment of it that is yet to come. */
    private static Instant next(Instant anchor, Duration every, Instant now) {
        if (now.isBefore(anchor)) {
            return anchor.plus(every);
        }
        long passed = Duration.between(anchor, now).dividedBy(every);
        return anchor.plus(every.multipliedBy(passed + 1));
    }
}
