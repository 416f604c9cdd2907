package dev.ninety.entitlement.importing.web;

import dev.ninety.entitlement.importing.app.UnresolvedService;
import dev.ninety.entitlement.importing.app.UnresolvedService.Unresolved;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Names in files that nobody knows, or not for certain. */
@Path("/v1/smart-accounts/{smartAccount}/unresolved")
@Tag(name = "Names")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UnresolvedResource {

    private final UnresolvedService unresolved;

    public UnresolvedResource(UnresolvedService unresolved) {
        this.unresolved = unresolved;
    }

    @GET
    @Operation(
            summary = "The names that lines of files wait for, each with what it may mean",
            description = "Bind a licence's name with PUT aliases/{name}; create or rename the Virtual Account.")
    public Page<UnresolvedView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        Unresolved found = unresolved.list(smartAccount, Params.after(after, 2), size + 1);
        return Page.of(
                        found.names(),
                        size,
                        name -> Params.cursor(
                                name.waiting().kind().name(), name.waiting().key()))
                .map(name -> UnresolvedView.of(name, found.candidates()));
    }
}
