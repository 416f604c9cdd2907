package dev.ninety.compliance.shortage.web;

import dev.ninety.compliance.Caller;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.app.CaseDesk;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
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

/** The doors to shortage cases. */
@Path("/v1/smart-accounts/{smartAccount}/cases")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CaseResource {

    private final CaseDesk desk;
    private final AccountRegistry accounts;

    CaseResource(CaseDesk desk, AccountRegistry accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    @GET
    @Operation(
            summary = "The shortage cases of an account, voided ones too, in the order of their ids",
            description =
                    "Each with its causes and with the product instances that took more than is owned. causes=true"
                            + " tells with them what they were read from; without it, evidence is null.")
    public Page<CaseBody> cases(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("state") @Nullable String state,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("causes") @Nullable @Schema(implementation = Boolean.class) String causes,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        CaseState wanted = Params.oneOf("state", state, CaseState.class);
        String only = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        boolean withEvidence = Params.truth("causes", causes);
        int size = Params.limit(limit);
        String last = Params.after(after);
        accounts.require(smartAccount);
        return Page.of(
                desk.page(smartAccount, wanted, only, last, size + 1, withEvidence).stream()
                        .map(CaseBody::of)
                        .toList(),
                size,
                body -> Params.cursor(body.id()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One shortage case with its clock, its causes and its history")
    public RestResponse<CaseBody> getCase(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        return answer(desk.get(smartAccount, id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            summary = "Sets the owner or the note of a case",
            description = "A field that is absent leaves what is there, null or a blank text clears it."
                    + " If-Match must carry the ETag that was read.")
    public RestResponse<CaseBody> patchCase(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context SecurityContext security,
            @Nullable CasePatch patch) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        if (patch == null) {
            throw Problem.unreadable("An object with owner or note.");
        }
        return answer(desk.edit(
                smartAccount, id, version -> Etags.require(ifMatch, version), patch.edit(), Caller.of(security)));
    }

    private static RestResponse<CaseBody> answer(CaseDesk.Seen seen) {
        return RestResponse.ResponseBuilder.ok(CaseBody.of(seen))
                .header(HttpHeaders.ETAG, Etags.of(seen.shortage().version()))
                .build();
    }
}
