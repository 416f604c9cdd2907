package dev.ninety.compliance.disclosure.web;

import dev.ninety.compliance.disclosure.app.Previews;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to what the vendor would see. */
@Path("/v1/smart-accounts/{smartAccount}/disclosure/preview")
@Tag(name = "Disclosure")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PreviewResource {

    private final Previews previews;
    private final AccountRegistry accounts;

    PreviewResource(Previews previews, AccountRegistry accounts) {
        this.previews = previews;
        this.accounts = accounts;
    }

    @POST
    @Operation(
            summary = "The positions, shortages and clocks that the vendor would compute after an export",
            description = "What the vendor sees now, and what a pending export of usage-service would add to it, judged"
                    + " as of now. Changes nothing, and nothing reaches the vendor. An export that was submitted adds"
                    + " nothing any more.")
    public PreviewBody preview(@PathParam("smartAccount") String smartAccount, @Nullable PreviewRequest request) {
        Ids.smartAccount(smartAccount);
        accounts.require(smartAccount);
        if (request == null) {
            throw Problem.unreadable("An object with export.");
        }
        String export = request.checked();
        return PreviewBody.of(export, previews.of(smartAccount, export));
    }
}
