package dev.ninety.usage.job.app;

import dev.ninety.kit.problem.Failure;
import dev.ninety.usage.job.store.JobQueue;
import dev.ninety.usage.job.store.JobQueue.Claim;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Takes jobs that wait, a few at a time; any number of replicas share them. */
@ApplicationScoped
public class JobWorker {

    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final int SECONDS_TO_STOP = 10;

    private final JobQueue queue;
    private final JobRunner runner;
    private final JobSettings settings;
    private final InstantSource clock;
    private final Map<Claim, JobRun> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    JobWorker(JobQueue queue, JobRunner runner, JobSettings settings, InstantSource clock) {
        this.queue = queue;
        this.runner = runner;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "{ninety.jobs.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        running.keySet()
                .forEach(claim -> QuarkusTransaction.requiringNew().run(() -> queue.renew(claim, settings.lease())));
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

    /** Forgets what has been kept long enough, and fails what has waited too long. */
    public void tidy() {
        QuarkusTransaction.requiringNew().run(() -> {
            queue.expire(
                    clock.instant().minus(settings.keep()),
                    Failure.of(503, "EXPIRED", "The job was not finished within " + settings.keep() + "."),
                    clock.instant());
            queue.removeOld(clock.instant().minus(settings.keep()));
        });
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
                .call(() -> queue.claim(settings.lease(), clock.instant()))
                .map(runner::prepare);
        next.ifPresent(run -> running.put(run.claim(), run));
        return next;
    }

    private void work(JobRun run) {
        try {
            runner.run(run);
        } finally {
            running.remove(run.claim());
        }
    }
}
