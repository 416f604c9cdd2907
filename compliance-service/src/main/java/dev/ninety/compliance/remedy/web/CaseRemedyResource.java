package dev.ninety.compliance.remedy.web;

import dev.ninety.compliance.Caller;
import dev.ninety.compliance.job.web.JobView;
import dev.ninety.compliance.remedy.app.Applications;
import dev.ninety.compliance.remedy.app.Remedies;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The doors to plans for one case. */
@Path("/v1/smart-accounts/{smartAccount}/cases/{id}/remedies")
@Tag(name = "Remedies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CaseRemedyResource {

    private final Remedies remedies;
    private final Applications applications;
    private final AccountRegistry accounts;

    CaseRemedyResource(Remedies remedies, Applications applications, AccountRegistry accounts) {
        this.remedies = remedies;
        this.applications = applications;
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

    @POST
    @Path("/{plan}/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Carries out the steps of a plan that cost nothing",
            description = "They are written to the other services, all from one moment on; RENEW and BUY are left to a"
                    + " person. Answers with the job that does it, applied again with the same one. 409 PLAN_STALE where"
                    + " the ledgers have moved since the plan was made; 422 where `confirm` does not name the instances that"
                    + " it clears.")
    @APIResponse(
            responseCode = "202",
            description = "The job; Location is where to ask for it",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public RestResponse<JobView> apply(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @PathParam("plan") String plan,
            @Context SecurityContext security,
            @Nullable ApplyRequest request) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        return Accepted.of(applications.apply(
                new Remedies.Scope(smartAccount, id),
                plan,
                request == null ? List.of() : request.confirmed(),
                Caller.of(security)));
    }
}
