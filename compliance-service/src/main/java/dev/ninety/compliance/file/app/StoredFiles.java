package dev.ninety.compliance.file.app;

import dev.ninety.compliance.file.PieceReader;
import dev.ninety.compliance.file.PieceWriter;
import dev.ninety.compliance.file.StoredFile;
import dev.ninety.compliance.file.store.FileStore;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.kit.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps files in the database, piece by piece: none is ever held whole, neither when it is written nor when it is
 * read, and each piece is a short transaction of its own.
 */
@ApplicationScoped
public class StoredFiles {

    private static final int PIECE_BYTES = 1 << 20;

    private final FileStore store;
    private final AccountStore accounts;
    private final FileSettings settings;
    private final InstantSource clock;

    StoredFiles(FileStore store, AccountStore accounts, FileSettings settings, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** A file that is being written. */
    public static final class Draft implements AutoCloseable {
        private final StoredFiles files;
        private final String smartAccount;
        private final UUID id;
        private final UUID attempt = UUID.randomUUID();
        private final PieceWriter writer;
        private boolean whole;

        private Draft(StoredFiles files, String smartAccount, UUID id) {
            this.files = files;
            this.smartAccount = smartAccount;
            this.id = id;
            this.writer = new PieceWriter((ordinal, content) -> files.keep(this, ordinal, content), PIECE_BYTES);
        }

        /**
         * Where its content goes. Writing throws a {@link Problem} of status 409 where the account's quota is used up.
         */
        public PieceWriter content() {
            return writer;
        }

        /** Its content as far as it was written; to be asked for when the writer is closed. */
        public InputStream reread() {
            return files.reader(smartAccount, id, writer.bytes());
        }

        /**
         * The content is all there. What is to stand with the file is written in the same transaction, the caller's.
         *
         * @param sha256 of what was written
         */
        public StoredFile finish(String sha256) {
            StoredFile file = files.finish(this, sha256);
            whole = true;
            return file;
        }

        /** Forgets a file that did not come to its end. */
        @Override
        public void close() {
            if (!whole) {
                files.drop(this);
            }
        }
    }

    /** Begins a file; one of that id that was begun before is given up. */
    public Draft begin(String smartAccount, UUID id) {
        Draft draft = new Draft(this, smartAccount, id);
        QuarkusTransaction.requiringNew().run(() -> {
            var now = accounts.record(smartAccount, clock.instant());
            store.begin(smartAccount, id, draft.attempt, now, now.plus(settings.keep()));
        });
        return draft;
    }

    public Optional<StoredFile> find(String smartAccount, UUID id) {
        return store.find(smartAccount, id);
    }

    /** Reads a file from its beginning; reading fails where it expires meanwhile. */
    public InputStream open(StoredFile file) {
        return reader(file.smartAccount(), file.id(), file.bytes());
    }

    /** Removes a file; where there is none, nothing happens. */
    public void remove(String smartAccount, UUID id) {
        store.remove(smartAccount, id);
    }

    @Scheduled(every = "{ninety.files.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        tidy();
    }

    /** Removes what has expired, one file after the other; replicas share the work. */
    public void tidy() {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(() -> store.removeExpired(clock.instant()));
        }
    }

    private InputStream reader(String smartAccount, UUID id, long bytes) {
        return new PieceReader(ordinal -> store.piece(smartAccount, id, ordinal), bytes);
    }

    private void keep(Draft draft, int ordinal, byte[] content) {
        QuarkusTransaction.requiringNew().run(() -> {
            // Whoever holds the account's row is the only one who adds to its files.
            accounts.record(draft.smartAccount, clock.instant());
            if (store.used(draft.smartAccount) + content.length > settings.quotaBytes()) {
                throw Problem.conflict(
                        "QUOTA_EXCEEDED",
                        "The files of the account would have more than " + settings.quotaBytes()
                                + " bytes. Remove packs that nobody needs, or ask for less in one.");
            }
            if (!store.append(draft.smartAccount, draft.id, draft.attempt, ordinal, content)) {
                throw new IllegalStateException("the file " + draft.id + " is written by somebody else now");
            }
        });
    }

    private StoredFile finish(Draft draft, String sha256) {
        if (!store.finish(draft.smartAccount, draft.id, draft.attempt, sha256)) {
            throw new IllegalStateException("the file " + draft.id + " is written by somebody else now");
        }
        return find(draft.smartAccount, draft.id).orElseThrow();
    }

    private void drop(Draft draft) {
        QuarkusTransaction.requiringNew().run(() -> store.drop(draft.smartAccount, draft.id, draft.attempt));
    }
}
