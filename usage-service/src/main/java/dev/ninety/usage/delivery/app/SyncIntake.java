package dev.ninety.usage.delivery.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.delivery.Sync;
import dev.ninety.usage.delivery.SyncState;
import dev.ninety.usage.delivery.app.Syncs.Saved;
import dev.ninety.usage.delivery.format.SpooledBody;
import dev.ninety.usage.delivery.format.SyncBody;
import dev.ninety.usage.delivery.store.SyncStore;
import dev.ninety.usage.delivery.store.SyncStore.Counts;
import dev.ninety.usage.delivery.store.SyncStore.Key;
import dev.ninety.usage.delivery.store.SyncStore.StoredSync;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.report.Status;
import dev.ninety.usage.report.Tally;
import dev.ninety.usage.report.app.BatchCompanion;
import dev.ninety.usage.report.app.Ingestion;
import dev.ninety.usage.report.app.IngestionSettings;
import dev.ninety.usage.report.format.BodyLimits;
import dev.ninety.usage.report.format.LimitException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the body of a sync in, batch by batch. Which versions of reports it brought is written with each batch, so a
 * body that was cut off can be sent again and ends as if it had come at once. Of two senders of the same sync the one
 * that began later goes on.
 */
@ApplicationScoped
public class SyncIntake {

    private static final Logger LOG = Logger.getLogger(SyncIntake.class);

    /** The code of the refusal of a body in which nothing could be read. */
    private static final String NOTHING_READABLE = "NO_READABLE_REPORT";

    private final Ledger ledger;
    private final Directory directory;
    private final SyncStore store;
    private final Ingestion ingestion;
    private final IngestionSettings settings;

    public SyncIntake(
            Ledger ledger, Directory directory, SyncStore store, Ingestion ingestion, IngestionSettings settings) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.ingestion = ingestion;
        this.settings = settings;
    }

    /** One body on its way in. */
    private record Attempt(Key key, StoredSync sync) {

        boolean isFirst() {
            return sync.attempt() == 1;
        }
    }

    /**
     * Takes a body in.
     *
     * @param virtualAccount where instances land that are seen for the first time; null for the default one
     * @return the sync, RECEIVING where the body ended within a line
     * @throws Problem 409 where another body of this sync is here whole, or was begun since
     */
    public Saved receive(Key key, @Nullable String virtualAccount, InputStream body) {
        directory.landing(key.smartAccount(), virtualAccount);
        try {
            Optional<StoredSync> known = inTransaction(() -> store.find(key));
            boolean isWhole = known.isPresent() && known.get().sync().state() != SyncState.RECEIVING;
            return isWhole ? repeated(key, known.get(), virtualAccount, body) : begun(begin(key), virtualAccount, body);
        } catch (IOException gone) {
            // Nobody is there to hear it, and nothing is wrong here: the sync waits for its body to be sent again.
            LOG.debugf(gone, "The sender of %s is gone", key);
            throw Problem.of(400, "CUT_OFF", "The body broke off; send it again.");
        }
    }

    private Saved begun(Attempt attempt, @Nullable String virtualAccount, InputStream body) throws IOException {
        if (attempt.sync().sync().state() != SyncState.RECEIVING) {
            throw exists();
        }
        try {
            return new Saved(take(attempt, virtualAccount, SyncBody.of(body, limits())), attempt.isFirst());
        } catch (Problem refused) {
            inTransaction(() -> store.forget(attempt.key(), attempt.sync().attempt()));
            throw refused;
        }
    }

    private Sync take(Attempt attempt, @Nullable String virtualAccount, SyncBody content) throws IOException {
        Tally tally = new Tally();
        try {
            tally = ingestion.ingest(
                    attempt.key().smartAccount(),
                    new Ingestion.Options(virtualAccount, true, bringing(attempt), 0),
                    content,
                    acknowledgement -> {});
        } catch (Problem refused) {
            if (!content.isTorn() || !refused.code().equals(NOTHING_READABLE)) {
                throw refused;
            }
            // Nothing could be read of what came, and more is to come.
        }
        byte[] hash = content.hash();
        return content.isTorn() ? attempt.sync().sync() : end(attempt, hash, content.length(), tally);
    }

    private Attempt begin(Key key) {
        StoredSync begun = inTransaction(() -> {
            Instant now = ledger.open(key.smartAccount()).recordedAt();
            store.begin(key, now);
            return store.find(key).orElseThrow();
        });
        return new Attempt(key, begun);
    }

    /** Remembers what each batch brought, in the batch's own transaction. */
    private BatchCompanion bringing(Attempt attempt) {
        return (open, news) -> {
            requireUnderWay(attempt);
            store.addVersions(attempt.key(), attempt.sync().attempt(), news.versions());
        };
    }

    private Sync end(Attempt attempt, byte[] hash, long bytes, Tally tally) {
        Counts counts = new Counts(
                tally.received(),
                tally.count(Status.CONFLICT),
                tally.count(Status.SET_ASIDE),
                tally.count(Status.QUARANTINED));
        return inTransaction(() -> {
            Instant now = ledger.open(attempt.key().smartAccount()).recordedAt();
            requireUnderWay(attempt);
            store.receive(attempt.key(), attempt.sync().attempt(), now, hash, bytes, counts);
            return store.find(attempt.key()).orElseThrow().sync();
        });
    }

    private void requireUnderWay(Attempt attempt) {
        if (!store.isUnderWay(attempt.key(), attempt.sync().attempt())) {
            throw Problem.conflict("SYNC_OVERTAKEN", "The body of this sync was begun again by somebody else.");
        }
    }

    /**
     * A sync that is here whole already: the same bytes are known. Of what is not confirmed yet, a longer body that
     * begins with it is the same one, which had been cut off at the end of a line. All others are refused.
     */
    private Saved repeated(Key key, StoredSync known, @Nullable String virtualAccount, InputStream body)
            throws IOException {
        try (SpooledBody again = SpooledBody.of(limits().sent(body), known.contentBytes())) {
            if (known.holds(again.hash())) {
                return new Saved(known.sync(), false);
            }
            boolean goesOn = known.contentBytes() > 0 && known.holds(again.beginningHash());
            if (!goesOn || !inTransaction(() -> store.reopen(key, known.attempt()))) {
                throw exists();
            }
            try (InputStream content = again.read()) {
                return begun(begin(key), virtualAccount, content);
            }
        } catch (LimitException tooMuch) {
            throw Problem.tooLarge(tooMuch.getMessage() + ".");
        }
    }

    private static Problem exists() {
        return Problem.conflict(
                "SYNC_EXISTS", "Another body of this sync is here whole; nothing of this one is taken.");
    }

    /** A sync is measured unpacked as other bodies are as sent. */
    private BodyLimits limits() {
        BodyLimits all = settings.limits();
        long content = Math.min(all.bodyBytes(), all.contentBytes());
        return new BodyLimits(all.bodyBytes(), content, all.ratio(), all.reportBytes(), all.bundleEntries());
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
