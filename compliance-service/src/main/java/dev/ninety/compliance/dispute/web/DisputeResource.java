package dev.ninety.compliance.dispute.web;

import dev.ninety.compliance.Caller;
import dev.ninety.compliance.dispute.DisputeState;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.compliance.dispute.app.DisputeDesk;
import dev.ninety.compliance.dispute.store.DisputeStore;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Etags;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The doors to disputes. */
@Path("/v1/smart-accounts/{smartAccount}/disputes")
@Tag(name = "Disputes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DisputeResource {

    private final DisputeDesk desk;
    private final AccountRegistry accounts;

    DisputeResource(DisputeDesk desk, AccountRegistry accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    @GET
    @Operation(
            summary = "Where this record and another one differ or once differed, in the order of their ids",
            description = "knownAt lists them as they stood then.")
    public Page<DisputeBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("state") @Nullable @Schema(implementation = DisputeState.class) String state,
            @QueryParam("origin") @Nullable @Schema(implementation = Origin.class) String origin,
            @QueryParam("measure") @Nullable @Schema(implementation = Measure.class) String measure,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        DisputeStore.Filter filter = new DisputeStore.Filter(
                Params.oneOf("state", state, DisputeState.class),
                Params.oneOf("origin", origin, Origin.class),
                Params.oneOf("measure", measure, Measure.class),
                virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount),
                Params.moment("knownAt", knownAt));
        int size = Params.limit(limit);
        String last = Params.after(after);
        accounts.require(smartAccount);
        return Page.of(
                        desk.page(smartAccount, filter, last, size + 1),
                        size,
                        stored -> Params.cursor(stored.dispute().id()))
                .map(DisputeBody::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One dispute with its evidence and its history")
    public RestResponse<DisputeBody> get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        return answer(desk.get(smartAccount, id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            summary = "Sets the owner, the note or the state of a dispute",
            description = "A field that is absent leaves what is there; null or a blank text clears an owner or a note."
                    + " If-Match must carry the ETag that was read.")
    public RestResponse<DisputeBody> patch(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context SecurityContext security,
            @Nullable DisputePatch patch) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        return answer(desk.edit(
                smartAccount,
                id,
                version -> Etags.require(ifMatch, version),
                Answers.body(patch).edit(),
                Caller.of(security)));
    }

    private static RestResponse<DisputeBody> answer(DisputeDesk.Seen seen) {
        return RestResponse.ResponseBuilder.ok(DisputeBody.of(seen))
                .header(HttpHeaders.ETAG, Etags.of(seen.stored().dispute().version()))
                .build();
    }
}
