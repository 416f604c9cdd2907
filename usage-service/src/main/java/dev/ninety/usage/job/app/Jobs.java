package dev.ninety.usage.job.app;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.job.store.JobStore;
import dev.ninety.usage.job.store.JobStore.Position;
import dev.ninety.usage.job.store.JobStore.Told;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of jobs, or how far they are. */
@ApplicationScoped
public class Jobs {

    private final JobStore store;
    private final Directory directory;

    Jobs(JobStore store, Directory directory) {
        this.store = store;
        this.directory = directory;
    }

    @Transactional
    public Told get(String smartAccount, UUID id) {
        directory.require(smartAccount);
        return store.find(smartAccount, id).orElseThrow(() -> Problem.notFound("There is no job " + id + "."));
    }

    /** The jobs of an account, the latest first. */
    @Transactional
    public List<Told> list(String smartAccount, @Nullable Position after, int limit) {
        directory.require(smartAccount);
        return store.list(smartAccount, after, limit);
    }
}
