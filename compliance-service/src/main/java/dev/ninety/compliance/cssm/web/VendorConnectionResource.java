package dev.ninety.compliance.cssm.web;

import dev.ninety.compliance.cssm.app.Connections;
import dev.ninety.compliance.cssm.client.CssmSettings;
import dev.ninety.compliance.outbound.client.Outbound;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The doors to where the vendor is asked for its counts. */
@Path("/v1/smart-accounts/{smartAccount}/vendor-connections")
@Tag(name = "Vendor connections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class VendorConnectionResource {

    private final Connections connections;
    private final AccountRegistry accounts;
    private final CssmSettings defaults;
    private final Outbound outbound;

    VendorConnectionResource(
            Connections connections, AccountRegistry accounts, CssmSettings defaults, Outbound outbound) {
        this.connections = connections;
        this.accounts = accounts;
        this.defaults = defaults;
        this.outbound = outbound;
    }

    @GET
    @Operation(summary = "The connections of an account to the vendor, in the order of their ids")
    public Page<VendorConnectionBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        String last = Params.after(after);
        accounts.require(smartAccount);
        return Page.of(
                        connections.page(smartAccount, last, size + 1),
                        size,
                        connection -> Params.cursor(connection.id()))
                .map(VendorConnectionBody::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One connection to the vendor, and how it went last")
    public VendorConnectionBody get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        return VendorConnectionBody.of(connections.get(smartAccount, id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says where the vendor is asked for its counts, and how often",
            description =
                    "The vendor is only read from. What changes makes the connection due at once. Whoever may write"
                            + " connections decides where a secret of the account is sent.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = VendorConnectionBody.class)))
    public RestResponse<VendorConnectionBody> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @Nullable VendorConnectionRequest request) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        Connections.Written written =
                connections.put(smartAccount, id, Answers.body(request).checked(smartAccount, defaults, outbound));
        return Answers.written(VendorConnectionBody.of(written.connection()), written.created());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Takes a connection away; what was pulled over it stays")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        connections.delete(smartAccount, id);
    }
}
