package dev.ninety.usage.obligation.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.obligation.ReportingPolicy;
import dev.ninety.usage.obligation.app.ReportingPolicies;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which reports are owed by when, by class of licences; the most specific policy that says something holds. */
@Path("/v1/smart-accounts/{smartAccount}/reporting-policies")
@Tag(name = "Reporting")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReportingPolicyResource {

    private final ReportingPolicies policies;

    public ReportingPolicyResource(ReportingPolicies policies) {
        this.policies = policies;
    }

    @GET
    @Operation(summary = "The latest version of each reporting policy, by id")
    public Page<PolicyView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<ReportingPolicy> found = policies.list(
                Ids.smartAccount(smartAccount), Params.moment("knownAt", knownAt), Params.after(after), size + 1);
        return Page.of(found, size, policy -> Params.cursor(policy.id())).map(PolicyView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One reporting policy with its versions")
    public PolicyView.Versions get(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @QueryParam("knownAt") @Nullable String knownAt) {
        return PolicyView.Versions.of(
                policies.get(Ids.smartAccount(smartAccount), Ids.id("id", id), Params.moment("knownAt", knownAt)));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a reporting policy, or a new version of it",
            description = "Days are 24 hours; 0 means not required, null says nothing of it. Each version is in force"
                    + " from its effectiveFrom until the next one of the same scope and class.")
    public RestResponse<PolicyView.Versions> put(
            @PathParam("smartAccount") String smartAccount, @PathParam("id") String id, @Nullable PolicyBody body) {
        String account = Ids.smartAccount(smartAccount);
        Check check = new Check();
        ReportingPolicy policy = check.present("", body, PolicyBody.EMPTY).policy(Ids.id("id", id), check);
        ReportingPolicies.Saved saved = policies.save(account, policy);
        return Answers.written(PolicyView.Versions.of(saved.versions()), saved.created());
    }
}
