package dev.ninety.entitlement.account.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.VirtualAccount;
import dev.ninety.entitlement.account.app.VirtualAccountService;
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

/** The Virtual Accounts of a Smart Account. */
@Path("/v1/smart-accounts/{smartAccount}/virtual-accounts")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class VirtualAccountResource {

    private final VirtualAccountService virtualAccounts;

    public VirtualAccountResource(VirtualAccountService virtualAccounts) {
        this.virtualAccounts = virtualAccounts;
    }

    @GET
    @Operation(summary = "The Virtual Accounts of a Smart Account")
    public Page<VirtualAccountBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        List<VirtualAccount> found = virtualAccounts.list(smartAccount, Params.after(after), size + 1);
        return Page.of(found, size, account -> Params.cursor(account.virtualAccount()))
                .map(VirtualAccountBody::of);
    }

    @GET
    @Path("/{virtualAccount}")
    @Operation(summary = "One Virtual Account")
    public VirtualAccountBody get(
            @PathParam("smartAccount") String smartAccount, @PathParam("virtualAccount") String virtualAccount) {
        return VirtualAccountBody.of(
                virtualAccounts.get(Ids.smartAccount(smartAccount), Ids.id("virtualAccount", virtualAccount)));
    }

    @PUT
    @Path("/{virtualAccount}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Creates or changes a Virtual Account",
            description = "The first one is the default until another says \"default\": true.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = VirtualAccountBody.class)))
    public RestResponse<VirtualAccountBody> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("virtualAccount") String virtualAccount,
            @Nullable VirtualAccountBody body) {
        Ids.smartAccount(smartAccount);
        VirtualAccount wanted = Answers.body(body).toDomain(Ids.id("virtualAccount", virtualAccount));
        Written<VirtualAccount> written = virtualAccounts.put(smartAccount, wanted);
        return Answers.written(VirtualAccountBody.of(written.value()), written.created());
    }
}
