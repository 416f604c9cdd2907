package dev.ninety.usage.job.app;

import dev.ninety.kit.problem.Failure;
import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.job.Job;
import dev.ninety.usage.job.store.JobQueue;
import dev.ninety.usage.job.store.JobQueue.Advance;
import dev.ninety.usage.job.store.JobQueue.Claim;
import dev.ninety.usage.job.store.UploadInput;
import dev.ninety.usage.job.store.UploadStore;
import dev.ninety.usage.report.Acknowledgement;
import dev.ninety.usage.report.Counts;
import dev.ninety.usage.report.Tally;
import dev.ninety.usage.report.app.BatchNews;
import dev.ninety.usage.report.app.Ingestion;
import dev.ninety.usage.report.store.QuarantineRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the reports of a kept body in. How far a job is, is written in the transaction of every batch; so an attempt
 * that goes on where another one died counts every report once.
 */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final JobQueue queue;
    private final UploadStore uploads;
    private final Ingestion ingestion;
    private final QuarantineRepository quarantine;
    private final JobSettings settings;
    private final InstantSource clock;

    JobRunner(
            JobQueue queue,
            UploadStore uploads,
            Ingestion ingestion,
            QuarantineRepository quarantine,
            JobSettings settings,
            InstantSource clock) {
        this.queue = queue;
        this.uploads = uploads;
        this.ingestion = ingestion;
        this.quarantine = quarantine;
        this.settings = settings;
        this.clock = clock;
    }

    JobRun prepare(Claim claim) {
        return new JobRun(claim);
    }

    /** Works on a job until it is done, has failed, or must be left to a later attempt. */
    void run(JobRun run) {
        Claim claim = run.claim();
        if (claim.attempts() > settings.attempts()) {
            fail(claim, "The job was tried " + settings.attempts() + " times and got no further.");
            return;
        }
        try {
            takeIn(run);
            finish(claim, null);
        } catch (JobRun.Over over) {
            LOG.infof("Job %s is left to a later attempt: %s", claim.job().id(), over.getMessage());
            release(claim, Duration.ZERO);
        } catch (Problem problem) {
            if (problem.status() == 503) {
                release(claim, settings.retryAfter());
            } else {
                finish(claim, Failure.of(problem));
            }
        } catch (IOException | RuntimeException failed) {
            LOG.errorf(failed, "Job %s did not get to its end", claim.job().id());
            release(claim, settings.retryAfter());
        }
    }

    private void takeIn(JobRun run) throws IOException {
        Job job = run.claim().job();
        long skip = job.counts().received();
        if (job.counts().nothingReadable()) {
            // Whether anything of the body is kept is still open: that is found out from its beginning.
            QuarkusTransaction.requiringNew().run(() -> startOver(run.claim()));
            skip = 0;
        }
        try (UploadInput body = uploads.open(job.smartAccount(), job.id(), job.bytes())) {
            Ingestion.Options options = new Ingestion.Options(
                    job.virtualAccount(),
                    job.lines(),
                    (ledger, news) -> advance(run, news, body.bytesRead()),
                    skip,
                    job.createdAt());
            ingestion.ingest(job.smartAccount(), options, body, acknowledgement -> {});
        }
    }

    private void advance(JobRun run, BatchNews news, long bytesDone) {
        if (run.isStopping()) {
            throw new JobRun.Over("the service stops");
        }
        List<Acknowledgement> acknowledgements = news.acknowledgements();
        Advance advance = new Advance(
                Counts.of(acknowledgements),
                acknowledgements.stream()
                        .filter(one -> !one.isPlain())
                        .limit(Tally.MOST_PROBLEMS)
                        .toList(),
                news.quarantined(),
                bytesDone);
        if (!queue.advance(run.claim(), advance, settings.lease())) {
            throw new JobRun.Over("another attempt has begun");
        }
    }

    private void startOver(Claim claim) {
        Job job = claim.job();
        quarantine.remove(job.smartAccount(), queue.startOver(claim));
    }

    private void finish(Claim claim, @Nullable Failure failure) {
        QuarkusTransaction.requiringNew().run(() -> queue.finish(claim, failure, clock.instant()));
    }

    private void fail(Claim claim, String detail) {
        UUID incident = UUID.randomUUID();
        LOG.errorf("Job %s has failed, incident %s", claim.job().id(), incident);
        finish(claim, Failure.of(500, "INTERNAL", detail + " The log has more under " + incident + "."));
    }

    private void release(Claim claim, Duration delay) {
        QuarkusTransaction.requiringNew().run(() -> queue.release(claim, delay));
    }
}
