package dev.ninety.entitlement.ownership.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.ownership.PakConversion;
import dev.ninety.entitlement.ownership.app.PakConversionService;
import dev.ninety.kit.problem.Problem;
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

/** Conversions of legacy product authorization keys. */
@Path("/v1/smart-accounts/{smartAccount}/pak-conversions")
@Tag(name = "Entitlements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PakConversionResource {

    private final PakConversionService conversions;

    public PakConversionResource(PakConversionService conversions) {
        this.conversions = conversions;
    }

    @GET
    @Operation(summary = "The PAK conversions of an account")
    public Page<PakConversion> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        List<PakConversion> found = conversions.list(smartAccount, Params.after(after), size + 1);
        return Page.of(found, size, conversion -> Params.cursor(conversion.pak()));
    }

    @GET
    @Path("/{pak}")
    @Operation(summary = "One PAK conversion")
    public PakConversion get(@PathParam("smartAccount") String smartAccount, @PathParam("pak") String pak) {
        return conversions.get(Ids.smartAccount(smartAccount), pak(pak));
    }

    @PUT
    @Path("/{pak}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Converts a PAK into units that last for ever",
            description = "Makes the entitlement PAK-{pak}. A second, different conversion of a key is a 409.")
    @APIResponse(responseCode = "200", description = "It was converted so before")
    @APIResponse(
            responseCode = "201",
            description = "It is converted now",
            content = @Content(schema = @Schema(implementation = PakConversion.class)))
    public RestResponse<PakConversion> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("pak") String pak,
            @Nullable PakConversionBody body) {
        Ids.smartAccount(smartAccount);
        PakConversion wanted = Answers.body(body).toDomain(pak(pak));
        Written<PakConversion> written = conversions.put(smartAccount, wanted);
        return Answers.written(written.value(), written.created());
    }

    /** The key in a path, or a 400. */
    public static String pak(String segment) {
        if (Ids.id("pak", segment).length() > PakConversion.LONGEST_PAK) {
            throw Problem.badParameter("pak", "A PAK has at most " + PakConversion.LONGEST_PAK + " characters.");
        }
        return segment;
    }
}
