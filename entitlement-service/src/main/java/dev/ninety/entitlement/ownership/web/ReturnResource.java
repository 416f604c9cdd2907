package dev.ninety.entitlement.ownership.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.ownership.UnitReturn;
import dev.ninety.entitlement.ownership.app.ReturnService;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Units of an entitlement that were given back. */
@Path("/v1/smart-accounts/{smartAccount}/entitlements/{entitlement}/returns")
@Tag(name = "Entitlements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReturnResource {

    private final ReturnService returns;

    public ReturnResource(ReturnService returns) {
        this.returns = returns;
    }

    @GET
    @Operation(summary = "The returns of an entitlement")
    public Page<UnitReturn> list(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("entitlement") String entitlement,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Ids.id("entitlement", entitlement);
        int size = Params.limit(limit);
        List<UnitReturn> found = returns.list(smartAccount, entitlement, Params.after(after), size + 1);
        return Page.of(found, size, given -> Params.cursor(given.id()));
    }

    @GET
    @Path("/{returnId}")
    @Operation(summary = "One return")
    public UnitReturn get(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("entitlement") String entitlement,
            @PathParam("returnId") String returnId) {
        return returns.get(
                Ids.smartAccount(smartAccount), Ids.id("entitlement", entitlement), Ids.id("returnId", returnId));
    }

    @PUT
    @Path("/{returnId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Returns units out of what remains in the granted Virtual Account",
            description = "The same id with another quantity or moment is a 409; equal content under another id is "
                    + "another return. A moment before the entitlement's start counts as the start.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = UnitReturn.class)))
    public RestResponse<UnitReturn> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("entitlement") String entitlement,
            @PathParam("returnId") String returnId,
            @Nullable ReturnBody body) {
        Ids.smartAccount(smartAccount);
        Ids.id("entitlement", entitlement);
        UnitReturn wanted = Answers.body(body).toDomain(Ids.id("returnId", returnId));
        Written<UnitReturn> written = returns.put(smartAccount, entitlement, wanted);
        return Answers.written(written.value(), written.created());
    }
}
