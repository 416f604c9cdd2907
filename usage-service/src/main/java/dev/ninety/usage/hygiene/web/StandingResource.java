package dev.ninety.usage.hygiene.web;

import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.usage.hygiene.Standing;
import dev.ninety.usage.hygiene.app.Standings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the records of each Virtual Account stand, in a few figures. */
@Path("/v1/smart-accounts/{smartAccount}/standing")
@Tag(name = "Hygiene")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StandingResource {

    private final Standings standings;

    StandingResource(Standings standings) {
        this.standings = standings;
    }

    @GET
    @Operation(
            summary = "How many instances and obligations each Virtual Account has now, and how many are not in order",
            description = "overdue of the required obligations; affected: active instances with a finding"
                    + " STALE_INSTANCE, DOUBLE_COUNT or UNASSIGNED; withoutEvidence: active instances with a gap between"
                    + " rows or a missed acknowledgement. Each instance counts once, and what is accepted does not"
                    + " count. Always a single page.")
    public Page<Standing> list(@PathParam("smartAccount") String smartAccount) {
        return Page.whole(standings.now(Ids.smartAccount(smartAccount)));
    }
}
