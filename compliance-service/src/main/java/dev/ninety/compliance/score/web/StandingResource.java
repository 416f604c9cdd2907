package dev.ninety.compliance.score.web;

import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardStanding;
import dev.ninety.compliance.score.app.Scores;
import dev.ninety.kit.tenancy.AccountRegistry;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to what scores are computed from besides the ledgers. */
@Path("/v1/smart-accounts/{smartAccount}/standing")
@Tag(name = "Score")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StandingResource {

    private final Scores scores;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    StandingResource(Scores scores, AccountRegistry accounts, InstantSource clock) {
        this.scores = scores;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How the records of each Virtual Account stood, as usage-service had said by then",
            description = "The figures that the parts REPORTING, HYGIENE and EVIDENCE of the score are computed from;"
                    + " empty where usage-service had not said anything yet.")
    public Page<StandingBody> standing(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") @Nullable String at,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("virtualAccount") @Nullable String virtualAccount) {
        Ids.smartAccount(smartAccount);
        Instant moment = Params.moment("at", at, clock.instant());
        Instant known = Params.moment("knownAt", knownAt);
        String only = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        accounts.require(smartAccount);
        List<Heard<HeardStanding>> told = scores.standings(smartAccount, moment, known, only);
        return Page.whole(told == null ? List.<Heard<HeardStanding>>of() : told).map(StandingBody::of);
    }
}
