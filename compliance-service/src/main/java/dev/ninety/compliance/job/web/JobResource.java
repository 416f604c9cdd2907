package dev.ninety.compliance.job.web;

import dev.ninety.compliance.job.Job;
import dev.ninety.compliance.job.app.Jobs;
import dev.ninety.compliance.job.store.JobStore.Position;
import dev.ninety.compliance.job.store.JobStore.Told;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What becomes of work that outlives the request that asked for it. */
@Path("/v1/smart-accounts/{smartAccount}/jobs")
@Tag(name = "Jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class JobResource {

    private final Jobs jobs;
    private final AccountRegistry accounts;

    JobResource(Jobs jobs, AccountRegistry accounts) {
        this.jobs = jobs;
        this.accounts = accounts;
    }

    /** Where a job is asked for. */
    public static String path(String smartAccount, UUID id) {
        return "/v1/smart-accounts/" + smartAccount + "/jobs/" + id;
    }

    @GET
    @Operation(summary = "Jobs, the latest first")
    public Page<JobView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        Position position = position(after);
        accounts.require(Ids.smartAccount(smartAccount));
        List<Told> found = jobs.list(smartAccount, position, size + 1);
        return Page.of(found, size, told -> cursor(told.job())).map(told -> JobView.of(told, false));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a job is, and what came of it")
    public JobView get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Ids.smartAccount(smartAccount);
        UUID wanted = id(id);
        accounts.require(smartAccount);
        return JobView.of(jobs.get(smartAccount, wanted), true);
    }

    private static UUID id(String text) {
        return Params.uuid("id", text, "The id of a job is a UUID.");
    }

    private static String cursor(Job job) {
        return Params.cursor(job.createdAt().toString(), job.id().toString());
    }

    private static @Nullable Position position(@Nullable String after) {
        List<String> key = Params.after(after, 2);
        if (key == null) {
            return null;
        }
        Instant createdAt = Objects.requireNonNull(Params.moment("after", key.getFirst()));
        UUID id = Params.uuid("after", key.getLast(), "Pass the value of \"next\" from the page before.");
        return new Position(createdAt, id);
    }
}
