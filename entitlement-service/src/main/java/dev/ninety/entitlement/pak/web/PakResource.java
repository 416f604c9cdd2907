package dev.ninety.entitlement.pak.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.ownership.web.PakConversionResource;
import dev.ninety.entitlement.pak.ListedPak;
import dev.ninety.entitlement.pak.Pak;
import dev.ninety.entitlement.pak.PakState;
import dev.ninety.entitlement.pak.app.PakService;
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

/** Legacy product authorization keys that the account holds. */
@Path("/v1/smart-accounts/{smartAccount}/paks")
@Tag(name = "Entitlements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PakResource {

    private final PakService paks;

    public PakResource(PakService paks) {
        this.paks = paks;
    }

    @GET
    @Operation(summary = "The listed PAKs, with what each became or would give")
    public Page<PakView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("state") @Nullable @Schema(implementation = PakState.class) String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        PakState wanted = Params.oneOf("state", state, PakState.class);
        List<ListedPak> found = paks.list(smartAccount, wanted, Params.after(after), size + 1);
        return Page.of(found, size, listed -> Params.cursor(listed.pak().pak())).map(PakView::of);
    }

    @GET
    @Path("/{pak}")
    @Operation(summary = "One listed PAK, with what it became or would give")
    public PakView get(@PathParam("smartAccount") String smartAccount, @PathParam("pak") String pak) {
        return PakView.of(paks.get(Ids.smartAccount(smartAccount), PakConversionResource.pak(pak)));
    }

    @PUT
    @Path("/{pak}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lists a PAK, or corrects what is said of it",
            description = "It grants nothing until it is converted. Another quantity for a converted PAK is a 409.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = PakView.class)))
    public RestResponse<PakView> put(
            @PathParam("smartAccount") String smartAccount, @PathParam("pak") String pak, @Nullable PakBody body) {
        Ids.smartAccount(smartAccount);
        Pak wanted = Answers.body(body).toDomain(PakConversionResource.pak(pak));
        Written<ListedPak> written = paks.put(smartAccount, wanted);
        return Answers.written(PakView.of(written.value()), written.created());
    }
}
