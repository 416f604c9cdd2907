package dev.ninety.compliance.job.app;

import dev.ninety.compliance.job.Job;
import dev.ninety.compliance.job.store.JobStore;
import dev.ninety.compliance.job.store.JobStore.Position;
import dev.ninety.compliance.job.store.JobStore.Told;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes jobs on, and tells how far they are. */
@ApplicationScoped
public class Jobs {

    private final JobStore store;
    private final InstantSource clock;

    Jobs(JobStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes a job on, in the transaction of whoever asks for it; one that was taken on already under the same id stays
     * as it is.
     *
     * @param parameters JSON
     */
    @Transactional
    public Job enqueue(String smartAccount, UUID id, String kind, String parameters) {
        store.add(smartAccount, id, kind, parameters, clock.instant());
        return get(smartAccount, id).job();
    }

    @Transactional
    public Optional<Told> find(String smartAccount, UUID id) {
        return store.find(smartAccount, id);
    }

    @Transactional
    public Told get(String smartAccount, UUID id) {
        return store.find(smartAccount, id).orElseThrow(() -> Problem.notFound("There is no job " + id + "."));
    }

    /** Whether another job of a kind has begun, by noting how far it is, and has not ended. */
    @Transactional
    public boolean isAnotherUnderWay(Job job) {
        return store.isAnotherUnderWay(job.smartAccount(), job.kind(), job.id());
    }

    /** The jobs of an account, the latest first. */
    @Transactional
    public List<Told> list(String smartAccount, @Nullable Position after, int limit) {
        return store.list(smartAccount, after, limit);
    }
}
