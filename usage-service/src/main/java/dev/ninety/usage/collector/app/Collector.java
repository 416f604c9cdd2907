package dev.ninety.usage.collector.app;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.work.Crew;
import dev.ninety.usage.collector.Cadence;
import dev.ninety.usage.collector.Outcome;
import dev.ninety.usage.collector.Result;
import dev.ninety.usage.collector.Target;
import dev.ninety.usage.collector.store.TargetClaims;
import dev.ninety.usage.collector.store.TargetClaims.Claim;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Asks the devices that are due, a few at a time, and one at once when somebody wants it. */
@ApplicationScoped
public class Collector {

    private static final Logger LOG = Logger.getLogger(Collector.class);
    private static final Duration TO_FINISH = Duration.ofMinutes(2);
    private static final Duration BUSY = Duration.ofSeconds(10);

    private final Targets targets;
    private final TargetClaims claims;
    private final Collection collection;
    private final CollectorSettings settings;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final MeterRegistry meters;
    private final Crew crew;

    Collector(
            Targets targets,
            TargetClaims claims,
            Collection collection,
            CollectorSettings settings,
            InstantSource clock,
            RandomGenerator chance,
            MeterRegistry meters) {
        this.targets = targets;
        this.claims = claims;
        this.collection = collection;
        this.settings = settings;
        this.clock = clock;
        this.chance = chance;
        this.meters = meters;
        this.crew = new Crew(settings.concurrency());
    }

    @Scheduled(every = "{ninety.collector.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        crew.takeOn(() -> claimDue().map(claim -> () -> patiently(claim)));
    }

    /** Asks what is due, one after the other, until nothing is. */
    public void collectDue() {
        for (Optional<Claim> due = claimDue(); due.isPresent(); due = claimDue()) {
            patiently(due.get());
        }
    }

    /**
     * Asks one device now, whether it is due or not.
     *
     * @throws Problem 404 where there is no such target, 409 while it is being asked, 503 while too many are
     */
    public Target collectNow(String smartAccount, String id) {
        targets.get(smartAccount, id);
        boolean asked = crew.doNow(() -> collect(QuarkusTransaction.requiringNew()
                .call(() -> claims.claim(smartAccount, id, lease()))
                .orElseThrow(() -> Problem.conflict("COLLECTING", "The device is being asked now."))));
        if (!asked) {
            throw Problem.unavailable("As many devices as may be are being asked now.", BUSY);
        }
        return targets.get(smartAccount, id);
    }

    /** What is under way when the service stops is asked for again later; nothing is noted of it. */
    void stop(@Observes ShutdownEvent event) {
        crew.stop();
    }

    private Optional<Claim> claimDue() {
        return QuarkusTransaction.requiringNew().call(() -> claims.claimDue(clock.instant(), lease()));
    }

    private Duration lease() {
        return settings.collectionTimeout().plus(TO_FINISH);
    }

    /** A device that cannot be asked, for a reason of ours, must not keep the others from being asked. */
    private void patiently(Claim claim) {
        try {
            collect(claim);
        } catch (RuntimeException failed) {
            LOG.errorf(
                    failed,
                    "The collection from %s of %s did not get to its end",
                    claim.target().id(),
                    claim.target().smartAccount());
        }
    }

    private void collect(Claim claim) {
        Target target = claim.target();
        Result result;
        try {
            result = collection.run(target);
        } catch (RuntimeException failed) {
            QuarkusTransaction.requiringNew().run(() -> claims.postpone(claim, retryAt(target, 1)));
            throw failed;
        }
        if (crew.isStopping()) {
            QuarkusTransaction.requiringNew().run(() -> claims.release(claim));
            return;
        }
        int failures = result.outcome() == Outcome.OK ? 0 : target.state().failures() + 1;
        Instant next = failures == 0 ? cadence(target).afterSuccess(result.startedAt()) : retryAt(target, failures);
        QuarkusTransaction.requiringNew().run(() -> claims.record(claim, result, failures, next));
        meters.counter("ninety_collections", "outcome", result.outcome().name()).increment();
    }

    private Instant retryAt(Target target, int failures) {
        return cadence(target).afterFailure(clock.instant(), failures, chance.nextDouble());
    }

    private Cadence cadence(Target target) {
        Integer hours = target.settings().everyHours();
        Duration regular = hours == null ? settings.every() : Duration.ofHours(hours);
        return new Cadence(regular, settings.firstRetry(), settings.lastRetry());
    }
}
