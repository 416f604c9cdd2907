package dev.ninety.entitlement.catalogue.web;

import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.app.ShippedCatalogue;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The shipped catalogue. It is the same for all accounts and read-only; an account edits its own view. */
@Path("/v1/licences")
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ShippedLicenceResource {

    private final ShippedCatalogue catalogue;

    public ShippedLicenceResource(ShippedCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Operation(summary = "The shipped catalogue, by tag")
    public Page<LicenceBody> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        String last = Params.after(after);
        List<Licence> found = catalogue.licences().stream()
                .filter(licence -> last == null || licence.entitlementTag().compareTo(last) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(found, size, licence -> Params.cursor(licence.entitlementTag()))
                .map(LicenceBody::of);
    }

    @GET
    @Path("/{entitlementTag}")
    @Operation(summary = "One licence of the shipped catalogue")
    public LicenceBody get(@PathParam("entitlementTag") String entitlementTag) {
        Ids.entitlementTag(entitlementTag);
        return catalogue.licences().stream()
                .filter(licence -> licence.entitlementTag().equals(entitlementTag))
                .map(LicenceBody::of)
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("The shipped catalogue does not have the tag " + entitlementTag + "."));
    }
}
