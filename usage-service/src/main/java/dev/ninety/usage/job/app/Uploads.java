package dev.ninety.usage.job.app;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.job.Job;
import dev.ninety.usage.job.store.JobStore.Told;
import dev.ninety.usage.job.store.UploadStore;
import dev.ninety.usage.report.app.IngestionSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a body as it arrives, piece by piece, and queues a job for it once it is whole. */
@ApplicationScoped
public class Uploads {

    private static final int CHUNK_BYTES = 1 << 18;

    private final Directory directory;
    private final UploadStore uploads;
    private final Jobs jobs;
    private final JobSettings settings;
    private final IngestionSettings limits;
    private final InstantSource clock;

    Uploads(
            Directory directory,
            UploadStore uploads,
            Jobs jobs,
            JobSettings settings,
            IngestionSettings limits,
            InstantSource clock) {
        this.directory = directory;
        this.uploads = uploads;
        this.jobs = jobs;
        this.settings = settings;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes a body of RUM reports without looking into it.
     *
     * @param virtualAccount where instances land that are seen for the first time; null for the default one
     * @param lines whether the sender says that every line is a report of its own
     * @throws Problem 400 where it is empty, 413 where it is too large or the account has too much waiting
     * @throws IOException where the sender is gone; then nothing is kept
     */
    public Told receive(String smartAccount, @Nullable String virtualAccount, boolean lines, InputStream body)
            throws IOException {
        directory.landing(smartAccount, virtualAccount);
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> uploads.begin(
                        smartAccount, id, Job.KIND, virtualAccount, lines, clock.instant(), settings.abandonedAfter()));
        boolean whole = false;
        try {
            keep(smartAccount, id, body);
            QuarkusTransaction.requiringNew().run(() -> uploads.complete(smartAccount, id, clock.instant()));
            whole = true;
        } finally {
            if (!whole) {
                QuarkusTransaction.requiringNew().run(() -> uploads.drop(smartAccount, id));
            }
        }
        return jobs.get(smartAccount, id);
    }

    private void keep(String smartAccount, UUID id, InputStream body) throws IOException {
        long bytes = 0;
        int ordinal = 0;
        for (byte[] chunk = body.readNBytes(CHUNK_BYTES); chunk.length > 0; chunk = body.readNBytes(CHUNK_BYTES)) {
            bytes += chunk.length;
            if (bytes > limits.bodyBytes()) {
                throw Problem.tooLarge("A body has at most " + limits.bodyBytes() + " bytes.");
            }
            byte[] content = chunk;
            int next = ordinal++;
            boolean fits = QuarkusTransaction.requiringNew()
                    .call(() -> uploads.append(
                            smartAccount, id, next, content, settings.quotaBytes(), settings.abandonedAfter()));
            if (!fits) {
                throw Problem.of(
                        413,
                        "QUOTA",
                        "The bodies of this account that wait have at most " + settings.quotaBytes()
                                + " bytes together; send this one again when some of them are done.");
            }
        }
        if (bytes == 0) {
            throw Problem.unreadable("The body is empty.");
        }
    }
}
