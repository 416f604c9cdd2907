package dev.ninety.usage.job.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.kit.problem.Failure;
import dev.ninety.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.Mock;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets a process die while it works on a job: the batch under way is lost, and nobody tidies up. */
@Mock
@Singleton
public class MortalQueue extends JobQueue {

    private static final int NEVER = Integer.MAX_VALUE;

    private final Sql sql;
    private volatile int batchesToLive = NEVER;
    private volatile boolean dead;
    private volatile Runnable beforeBatch = () -> {};

    @Inject
    MortalQueue(Sql sql, ObjectMapper json) {
        super(sql, json);
        this.sql = sql;
    }

    public void live() {
        batchesToLive = NEVER;
        dead = false;
        beforeBatch = () -> {};
    }

    public void dieAfterBatches(int batches) {
        live();
        batchesToLive = batches;
    }

    public void beforeEachBatch(Runnable action) {
        beforeBatch = action;
    }

    /** As if whoever works on a job had given no sign of life for long enough. */
    public void letLeasesRunOut() {
        QuarkusTransaction.requiringNew().run(() -> sql.update("UPDATE job SET due_at = clock_timestamp()"));
    }

    /** How often the account's jobs have been claimed. */
    public long claims(String smartAccount) {
        return sql.first(
                        "SELECT COALESCE(sum(claim), 0) AS claims FROM job WHERE smart_account = ?",
                        row -> row.number("claims"),
                        smartAccount)
                .orElseThrow();
    }

    public long chunks(String smartAccount) {
        return sql.first(
                        "SELECT count(*) AS chunks FROM upload_chunk WHERE smart_account = ?",
                        row -> row.number("chunks"),
                        smartAccount)
                .orElseThrow();
    }

    @Override
    public boolean advance(Claim claim, Advance advance, Duration lease) {
        beforeBatch.run();
        boolean ours = super.advance(claim, advance, lease);
        if (batchesToLive-- == 0) {
            dead = true;
            throw new IllegalStateException("the process dies");
        }
        return ours;
    }

    @Override
    public void release(Claim claim, Duration delay) {
        if (!dead) {
            super.release(claim, delay);
        }
    }

    @Override
    public boolean finish(Claim claim, @Nullable Failure failure, Instant finishedAt) {
        return !dead && super.finish(claim, failure, finishedAt);
    }
}
