package dev.ninety.compliance.remedy.web;

import dev.ninety.compliance.remedy.app.Remedies;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The doors to plans for one case. */
@Path("/v1/smart-accounts/{smartAccount}/cases/{id}/remedies")
@Tag(name = "Remedies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CaseRemedyResource {

    private final Remedies remedies;
    private final AccountRegistry accounts;

    CaseRemedyResource(Remedies remedies, AccountRegistry accounts) {
        this.remedies = remedies;
        this.accounts = accounts;
    }

    @GET
    @Operation(
            summary = "Plans that cure a case, the cheapest first",
            description =
                    "Each was tried out over the horizon, with the lots that transfers would really take and after"
                            + " coverage: it makes nothing short, anywhere, that is not short without it. Nothing is written.")
    public PlanList plans(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @QueryParam("horizonDays") @Nullable @Schema(implementation = Integer.class, description = "1 to 3650")
                    String horizonDays) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        Integer days = Horizon.days(horizonDays);
        accounts.require(smartAccount);
        return PlanList.of(remedies.plans(new Remedies.Scope(smartAccount, id), days));
    }
}
