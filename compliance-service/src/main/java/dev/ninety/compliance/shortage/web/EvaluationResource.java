package dev.ninety.compliance.shortage.web;

import dev.ninety.compliance.shortage.app.Evaluations;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door to an evaluation now, rather than when the scheduler comes to it. */
@Path("/v1/smart-accounts/{smartAccount}/evaluations")
@Tag(name = "Evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EvaluationResource {

    private final Evaluations evaluations;
    private final AccountRegistry accounts;

    EvaluationResource(Evaluations evaluations, AccountRegistry accounts) {
        this.evaluations = evaluations;
        this.accounts = accounts;
    }

    @POST
    @Operation(
            summary = "Takes over what is new of both ledgers, then evaluates what is due",
            description = "Takes no body. The counts are those of this call.")
    public EvaluationBody evaluate(@PathParam("smartAccount") String smartAccount) {
        accounts.require(Ids.smartAccount(smartAccount));
        return EvaluationBody.of(evaluations.evaluate(smartAccount));
    }
}
