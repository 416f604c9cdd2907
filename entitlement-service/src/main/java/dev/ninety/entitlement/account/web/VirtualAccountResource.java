package dev.ninety.entitlement.account.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.VirtualAccount;
import dev.ninety.entitlement.account.WantedVirtualAccount;
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
import java.time.Instant;
import java.time.InstantSource;
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
    private final InstantSource clock;

    public VirtualAccountResource(VirtualAccountService virtualAccounts, InstantSource clock) {
        this.virtualAccounts = virtualAccounts;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The Virtual Accounts of a Smart Account")
    public Page<VirtualAccountView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") @Nullable String at,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Instant moment = Params.moment("at", at, clock.instant());
        int size = Params.limit(limit);
        List<VirtualAccount> found = virtualAccounts.list(smartAccount, Params.after(after), size + 1);
        return Page.of(found, size, account -> Params.cursor(account.virtualAccount()))
                .map(account -> VirtualAccountView.of(account, moment));
    }

    @GET
    @Path("/{virtualAccount}")
    @Operation(summary = "One Virtual Account")
    public VirtualAccountView get(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("virtualAccount") String virtualAccount,
            @QueryParam("at") @Nullable String at) {
        Ids.smartAccount(smartAccount);
        Ids.id("virtualAccount", virtualAccount);
        Instant moment = Params.moment("at", at, clock.instant());
        return VirtualAccountView.of(virtualAccounts.get(smartAccount, virtualAccount), moment);
    }

    @PUT
    @Path("/{virtualAccount}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Creates or changes a Virtual Account",
            description =
                    "The first one is the default until another says \"default\": true. Business unit, region and "
                            + "environment hold from effectiveFrom on; without it, for all time where nothing was mapped "
                            + "before, and else from now on.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = VirtualAccountView.class)))
    public RestResponse<VirtualAccountView> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("virtualAccount") String virtualAccount,
            @Nullable VirtualAccountBody body) {
        Ids.smartAccount(smartAccount);
        WantedVirtualAccount wanted = Answers.body(body).toDomain(Ids.id("virtualAccount", virtualAccount));
        Written<VirtualAccount> written = virtualAccounts.put(smartAccount, wanted);
        return Answers.written(VirtualAccountView.of(written.value(), clock.instant()), written.created());
    }
}
