package dev.ninety.compliance.reconciliation.web;

import dev.ninety.compliance.reconciliation.app.Reconciliations;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door to what an account is compared with, and when. */
@Path("/v1/smart-accounts/{smartAccount}/reconciliation-duties")
@Tag(name = "Reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReconciliationDutyResource {

    private final Reconciliations reconciliations;
    private final AccountRegistry accounts;

    ReconciliationDutyResource(Reconciliations reconciliations, AccountRegistry accounts) {
        this.reconciliations = reconciliations;
        this.accounts = accounts;
    }

    @GET
    @Operation(summary = "What the account is compared with on a cadence, when next, and what is missed")
    public Page<ReconciliationDutyBody> duties(@PathParam("smartAccount") String smartAccount) {
        accounts.require(Ids.smartAccount(smartAccount));
        return Page.whole(reconciliations.duties(smartAccount)).map(ReconciliationDutyBody::of);
    }
}
