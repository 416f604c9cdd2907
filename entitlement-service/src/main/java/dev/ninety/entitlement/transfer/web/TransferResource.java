package dev.ninety.entitlement.transfer.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.transfer.Transfer;
import dev.ninety.entitlement.transfer.app.TransferService;
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

/** Transfers of units between Virtual Accounts. */
@Path("/v1/smart-accounts/{smartAccount}/transfers")
@Tag(name = "Transfers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TransferResource {

    private final TransferService transfers;

    public TransferResource(TransferService transfers) {
        this.transfers = transfers;
    }

    @GET
    @Operation(summary = "The transfers of an account, with the lots that they took")
    public Page<Transfer> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        List<Transfer> found = transfers.list(smartAccount, Params.after(after), size + 1);
        return Page.of(found, size, transfer -> Params.cursor(transfer.id()));
    }

    @GET
    @Path("/{transfer}")
    @Operation(summary = "One transfer, with the lots that it took")
    public Transfer get(@PathParam("smartAccount") String smartAccount, @PathParam("transfer") String transfer) {
        return transfers.get(Ids.smartAccount(smartAccount), Ids.id("transfer", transfer));
    }

    @PUT
    @Path("/{transfer}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Moves units from one Virtual Account to another",
            description = "Takes lots in their term at effectiveAt, the earliest end first, perpetual ones last, each "
                    + "up to the least that the giver holds from then to the lot's end. Too few together: 409.")
    @APIResponse(responseCode = "200", description = "It was recorded before")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = Transfer.class)))
    public RestResponse<Transfer> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("transfer") String transfer,
            @Nullable TransferBody body) {
        Ids.smartAccount(smartAccount);
        Transfer wanted = Answers.body(body).toDomain(Ids.id("transfer", transfer));
        Written<Transfer> written = transfers.put(smartAccount, wanted);
        return Answers.written(written.value(), written.created());
    }
}
