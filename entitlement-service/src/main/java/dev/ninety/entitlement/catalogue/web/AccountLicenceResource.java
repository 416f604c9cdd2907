package dev.ninety.entitlement.catalogue.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.ListedLicence;
import dev.ninety.entitlement.catalogue.app.CatalogueService;
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

/** An account's own view of the catalogue. */
@Path("/v1/smart-accounts/{smartAccount}/licences")
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AccountLicenceResource {

    private final CatalogueService catalogue;

    public AccountLicenceResource(CatalogueService catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Operation(
            summary = "The account's view: shipped defaults overlaid by its edits",
            description = "Tags of entitlements that no catalogue has are listed with source UNCATALOGUED.")
    public Page<AccountLicenceBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        String last = Params.after(after);
        var view = catalogue.view(smartAccount, Params.moment("knownAt", knownAt));
        List<ListedLicence> found = view.values().stream()
                .filter(listed ->
                        last == null || listed.licence().entitlementTag().compareTo(last) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(found, size, listed -> Params.cursor(listed.licence().entitlementTag()))
                .map(AccountLicenceBody::of);
    }

    @GET
    @Path("/{entitlementTag}")
    @Operation(summary = "One licence in the account's view")
    public AccountLicenceBody get(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("entitlementTag") String entitlementTag,
            @QueryParam("knownAt") @Nullable String knownAt) {
        Ids.smartAccount(smartAccount);
        Ids.entitlementTag(entitlementTag);
        ListedLicence found =
                catalogue.view(smartAccount, Params.moment("knownAt", knownAt)).get(entitlementTag);
        if (found == null) {
            throw Problem.notFound("Neither a catalogue nor an entitlement names the tag " + entitlementTag + ".");
        }
        return AccountLicenceBody.of(found);
    }

    @PUT
    @Path("/{entitlementTag}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Edits the account's view of a licence, or adds one",
            description = "Replaces the whole row and applies to all moments. The same content again is no edit.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "No catalogue had it",
            content = @Content(schema = @Schema(implementation = AccountLicenceBody.class)))
    public RestResponse<AccountLicenceBody> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("entitlementTag") String entitlementTag,
            @Nullable LicenceBody body) {
        Ids.smartAccount(smartAccount);
        Licence wanted = Answers.body(body).toDomain(Ids.entitlementTag(entitlementTag));
        Written<ListedLicence> written = catalogue.put(smartAccount, wanted);
        return Answers.written(AccountLicenceBody.of(written.value()), written.created());
    }
}
