package dev.ninety.compliance.forecast.web;

import dev.ninety.compliance.forecast.Outlook;
import dev.ninety.compliance.forecast.WhatIf;
import dev.ninety.compliance.forecast.app.WhatIfs;
import dev.ninety.kit.problem.Check;
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
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to what would be. */
@Path("/v1/smart-accounts/{smartAccount}/what-if")
@Tag(name = "Forecast")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WhatIfResource {

    private final WhatIfs whatIfs;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    WhatIfResource(WhatIfs whatIfs, AccountRegistry accounts, InstantSource clock) {
        this.whatIfs = whatIfs;
        this.accounts = accounts;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "Positions, shortages, score and cost as they would be, beside today's",
            description = "Purchases come first, then renewals, then transfers in their order: each may use what those"
                    + " before it brought. Transfers take lots as a real one would. Nothing is stored.")
    public WhatIfBody whatIf(@PathParam("smartAccount") String smartAccount, @Nullable WhatIfRequest request) {
        Ids.smartAccount(smartAccount);
        accounts.require(smartAccount);
        if (request == null) {
            throw Problem.unreadable("An object; empty where nothing is supposed.");
        }
        Check check = new Check();
        Outlook outlook = request.outlook(clock.instant(), check);
        WhatIf whatIf = request.whatIf(check);
        check.done();
        return WhatIfBody.of(outlook, whatIfs.of(smartAccount, whatIf, outlook));
    }
}
