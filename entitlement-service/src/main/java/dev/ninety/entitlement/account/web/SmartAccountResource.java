package dev.ninety.entitlement.account.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.SmartAccount;
import dev.ninety.entitlement.account.app.AccountService;
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

/**
 * Smart Accounts. Rooted at {@code /v1} like the ledger feed: a class rooted at {@code /v1/smart-accounts} would
 * match the feed's addresses first and answer them with 404.
 */
@Path("/v1")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SmartAccountResource {

    private final AccountService accounts;

    public SmartAccountResource(AccountService accounts) {
        this.accounts = accounts;
    }

    @GET
    @Path("/smart-accounts")
    @Operation(summary = "The Smart Accounts, by their domain")
    public Page<SmartAccount> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<SmartAccount> found = accounts.list(Params.after(after), size + 1);
        return Page.of(found, size, account -> Params.cursor(account.smartAccount()));
    }

    @GET
    @Path("/smart-accounts/{smartAccount}")
    @Operation(summary = "One Smart Account")
    public SmartAccount get(@PathParam("smartAccount") String smartAccount) {
        return accounts.get(Ids.smartAccount(smartAccount));
    }

    @PUT
    @Path("/smart-accounts/{smartAccount}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Creates a Smart Account, or changes its name or record start",
            description = "Before recordFrom nothing is judged, and entitlements may lack a start. Absent is null: all "
                    + "history counts.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = SmartAccount.class)))
    public RestResponse<SmartAccount> put(
            @PathParam("smartAccount") String smartAccount, @Nullable SmartAccountBody body) {
        Ids.smartAccount(smartAccount);
        Written<SmartAccount> written = accounts.put(Answers.body(body).toDomain(smartAccount));
        return Answers.written(written.value(), written.created());
    }
}
