package dev.ninety.entitlement.ownership.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.app.AccountService;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.app.EntitlementService;
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

/** Entitlements. */
@Path("/v1/smart-accounts/{smartAccount}/entitlements")
@Tag(name = "Entitlements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EntitlementResource {

    private final EntitlementService entitlements;
    private final AccountService accounts;

    public EntitlementResource(EntitlementService entitlements, AccountService accounts) {
        this.entitlements = entitlements;
        this.accounts = accounts;
    }

    @GET
    @Operation(summary = "The entitlements of an account, those of PAK conversions and imports included")
    public Page<EntitlementView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        List<Entitlement> found = entitlements.list(smartAccount, Params.after(after), size + 1);
        return Page.of(found, size, entitlement -> Params.cursor(entitlement.id()))
                .map(EntitlementView::of);
    }

    @GET
    @Path("/{entitlement}")
    @Operation(summary = "One entitlement")
    public EntitlementView get(
            @PathParam("smartAccount") String smartAccount, @PathParam("entitlement") String entitlement) {
        return EntitlementView.of(entitlements.get(Ids.smartAccount(smartAccount), Ids.id("entitlement", entitlement)));
    }

    @PUT
    @Path("/{entitlement}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Grants an entitlement, or replaces quantity, term, references and price of one",
            description =
                    "endsAt alone decides the term: null is for ever. startsAt may be null in an account with recordFrom. A change posts the difference. Another "
                            + "Virtual Account or tag, or less than was transferred or returned, is a 409.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = EntitlementView.class)))
    public RestResponse<EntitlementView> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("entitlement") String entitlement,
            @Nullable EntitlementBody body) {
        Ids.smartAccount(smartAccount);
        Ids.id("entitlement", entitlement);
        EntitlementBody grant = Answers.body(body);
        boolean mayLackStart = grant.startsAt() == null && accounts.hasRecordFrom(smartAccount);
        Entitlement wanted = grant.toDomain(entitlement, mayLackStart);
        Written<Entitlement> written = entitlements.put(smartAccount, wanted);
        return Answers.written(EntitlementView.of(written.value()), written.created());
    }
}
