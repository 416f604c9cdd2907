package dev.ninety.usage.delivery.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.delivery.Sync;
import dev.ninety.usage.delivery.app.SyncIntake;
import dev.ninety.usage.delivery.app.Syncs;
import dev.ninety.usage.delivery.store.SyncStore.Key;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What aggregators on the premises bring. */
@Path("/v1/smart-accounts/{smartAccount}/on-prem-syncs")
@Tag(name = "Delivery")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SyncResource {

    private final SyncIntake intake;
    private final Syncs syncs;

    public SyncResource(SyncIntake intake, Syncs syncs) {
        this.intake = intake;
        this.syncs = syncs;
    }

    /** When the vendor had what a sync brought. */
    public record Confirmation(@Nullable Instant confirmedAt) {}

    @PUT
    @Path("/{collector}/{syncId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Bring what an aggregator collected: JSON, one report a line, possibly gzipped",
            description = "RECEIVING where the body ended within a line; sent again it ends as if it had come at once."
                    + " Once RECEIVED, only the same bytes are accepted.")
    public RestResponse<Sync> receive(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("collector") String collector,
            @PathParam("syncId") String syncId,
            @Parameter(description = "Where instances land that are seen for the first time")
                    @QueryParam("virtualAccount")
                    @Nullable
                    String virtualAccount,
            @Nullable InputStream body) {
        Key key = key(smartAccount, collector, syncId);
        Syncs.Saved saved = intake.receive(key, virtualAccount, body == null ? InputStream.nullInputStream() : body);
        return Answers.written(saved.sync(), saved.created());
    }

    @GET
    @Path("/{collector}/{syncId}")
    @Operation(summary = "How far a sync has come")
    public Sync get(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("collector") String collector,
            @PathParam("syncId") String syncId) {
        return syncs.get(key(smartAccount, collector, syncId));
    }

    @GET
    @Operation(summary = "All syncs, by collector and id")
    public Page<Sync> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<String> key = Params.after(after, 2);
        List<Sync> found = syncs.list(Ids.smartAccount(smartAccount), key == null ? List.of("", "") : key, size + 1);
        return Page.of(found, size, sync -> Params.cursor(sync.collector(), sync.syncId()));
    }

    @POST
    @Path("/{collector}/{syncId}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say when the vendor had what a sync brought: from then on the vendor sees it")
    public RestResponse<Sync> confirm(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("collector") String collector,
            @PathParam("syncId") String syncId,
            @Nullable Confirmation body) {
        Key key = key(smartAccount, collector, syncId);
        Confirmation given = Answers.body(body);
        Check check = new Check();
        Instant confirmedAt = check.moment("/confirmedAt", given.confirmedAt());
        check.done();
        Syncs.Saved saved = syncs.confirm(key, confirmedAt);
        return Answers.written(saved.sync(), saved.created());
    }

    private static Key key(String smartAccount, String collector, String syncId) {
        return new Key(Ids.smartAccount(smartAccount), Ids.id("collector", collector), Ids.id("syncId", syncId));
    }
}
