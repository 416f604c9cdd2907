package dev.ninety.compliance.job.app;

import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.job.store.JobQueue;
import dev.ninety.compliance.job.store.JobQueue.Claim;
import dev.ninety.kit.problem.Failure;
import dev.ninety.kit.problem.Problem;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes jobs that wait, a few at a time; any number of replicas share them. */
@ApplicationScoped
public class JobWorker {

    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final int SECONDS_TO_STOP = 10;

    private final JobQueue queue;
    private final Map<String, JobHandler> handlers;
    private final JobSettings settings;
    private final InstantSource clock;
    private final Map<UUID, JobRun> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    JobWorker(JobQueue queue, @All List<JobHandler> handlers, JobSettings settings, InstantSource clock) {
        this.queue = queue;
        this.handlers = handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "{ninety.jobs.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        running.values()
                .forEach(
                        run -> QuarkusTransaction.requiringNew().run(() -> queue.renew(run.claim(), settings.lease())));
        while (running.size() < settings.workers()) {
            Optional<JobRun> next = next();
            if (next.isEmpty()) {
                break;
            }
            threads.execute(() -> work(next.get()));
        }
        tidy();
    }

    /** Works on what waits, one after the other, until nothing does. */
    public void runWaiting() {
        for (Optional<JobRun> next = next(); next.isPresent(); next = next()) {
            work(next.get());
        }
    }

    /** Forgets finished jobs that have been kept long enough. */
    public void tidy() {
        QuarkusTransaction.requiringNew()
                .run(() -> queue.removeOld(clock.instant().minus(settings.keep())));
    }

    /** A stopping service leaves its jobs to the other replicas, or to itself when it is back. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running.values().forEach(JobRun::stop);
        threads.shutdown();
        if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            LOG.warn("A job does not stop in time; it goes on elsewhere when its lease has run out");
            threads.shutdownNow();
        }
    }

    private Optional<JobRun> next() {
        Optional<JobRun> next = QuarkusTransaction.requiringNew()
                .call(() -> queue.claim(handlers.keySet(), settings.lease(), clock.instant()))
                .map(claim -> new JobRun(claim, queue, settings.lease()));
        next.ifPresent(run -> running.put(run.job().id(), run));
        return next;
    }

    private void work(JobRun run) {
        try {
            attempt(run);
        } finally {
            running.remove(run.job().id(), run);
        }
    }

    private void attempt(JobRun run) {
        Claim claim = run.claim();
        UUID id = claim.job().id();
        if (claim.attempts() > settings.attempts()) {
            LOG.errorf("Job %s was tried %d times and got no further", id, settings.attempts());
            fail(
                    claim,
                    Failure.of(500, "INTERNAL", "The job was tried again and again and got no further; see the log."));
            return;
        }
        try {
            String result = handler(claim.job().kind()).run(run);
            QuarkusTransaction.requiringNew().run(() -> queue.finish(claim, result, clock.instant()));
        } catch (JobRun.Over over) {
            LOG.infof("Job %s is left to a later attempt: %s", id, over.getMessage());
            release(claim, Duration.ZERO);
        } catch (PeerUnavailable unavailable) {
            LOG.infof("Job %s waits: %s", id, unavailable.trouble().detail());
            postpone(claim);
        } catch (Problem problem) {
            if (problem.status() == 503) {
                postpone(claim);
            } else {
                fail(claim, Failure.of(problem));
            }
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Job %s did not get to its end", id);
            release(claim, settings.retryAfter());
        }
    }

    private JobHandler handler(String kind) {
        return Objects.requireNonNull(handlers.get(kind), "only jobs of known kinds are claimed");
    }

    private void fail(Claim claim, Failure failure) {
        QuarkusTransaction.requiringNew().run(() -> queue.fail(claim, failure, clock.instant()));
    }

    private void release(Claim claim, Duration delay) {
        QuarkusTransaction.requiringNew().run(() -> queue.release(claim, delay));
    }

    /** What waits for another service has done nothing wrong: the attempt does not count. */
    private void postpone(Claim claim) {
        QuarkusTransaction.requiringNew().run(() -> queue.postpone(claim, settings.retryAfter()));
    }
}
