package dev.ninety.entitlement.naming.web;

import dev.ninety.entitlement.naming.NameSource;
import dev.ninety.entitlement.naming.NamedLicence;
import dev.ninety.entitlement.naming.Names;
import dev.ninety.entitlement.naming.app.NameService;
import dev.ninety.entitlement.naming.app.NameService.Binding;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the names of licences stand for. */
@Path("/v1/smart-accounts/{smartAccount}/aliases")
@Tag(name = "Names")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AliasResource {

    private final NameService names;

    public AliasResource(NameService names) {
        this.names = names;
    }

    @GET
    @Operation(
            summary = "Every licence's name that is known, with the tag that it stands for",
            description = "Bound here (MANUAL), or known by the catalogue, the vendor's summary or a device.")
    public Page<AliasView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("source") @Nullable String source,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        String last = Params.after(after);
        NameSource wanted = Params.oneOf("source", source, NameSource.class);
        List<Map.Entry<String, NamedLicence>> found = names.list(smartAccount).stream()
                .filter(name -> last == null || name.getKey().compareTo(last) > 0)
                .filter(name -> wanted == null || name.getValue().source() == wanted)
                .limit(size + 1L)
                .toList();
        return Page.of(found, size, name -> Params.cursor(name.getKey())).map(name -> AliasView.of(name.getValue()));
    }

    @GET
    @Path("/{name}")
    @Operation(
            summary = "What one name stands for",
            description = "An ambiguous name has no entitlementTag but candidates; an unknown one is a 404.")
    public AliasView get(@PathParam("smartAccount") String smartAccount, @PathParam("name") String name) {
        return AliasView.of(names.get(Ids.smartAccount(smartAccount), name(name)));
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Binds a name to an entitlement tag",
            description = "Wins over what others say of the name. Lines of files that waited for it are taken in the "
                    + "same transaction. 409 while units remain that imports granted under it as another licence.")
    @APIResponse(responseCode = "200", description = "It was bound before; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is bound now",
            content = @Content(schema = @Schema(implementation = AliasView.class)))
    public RestResponse<AliasView> put(
            @PathParam("smartAccount") String smartAccount, @PathParam("name") String name, @Nullable AliasBody body) {
        Ids.smartAccount(smartAccount);
        Binding bound = names.bind(smartAccount, name(name), Answers.body(body).tag());
        return Answers.written(AliasView.of(bound), bound.created());
    }

    private static String name(String segment) {
        if (!Names.isName(segment)) {
            throw Problem.badParameter(
                    "name", "A name has 1 to " + Names.LONGEST + " characters, none of them a control character.");
        }
        return segment;
    }
}
