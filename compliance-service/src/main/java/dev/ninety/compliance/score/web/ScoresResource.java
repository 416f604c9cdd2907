package dev.ninety.compliance.score.web;

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

/** The door to the scores of all Virtual Accounts. */
@Path("/v1/smart-accounts/{smartAccount}/scores")
@Tag(name = "Score")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ScoresResource {

    private final Scores scores;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    ScoresResource(Scores scores, AccountRegistry accounts, InstantSource clock) {
        this.scores = scores;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The score of each Virtual Account, with what it loses points for")
    public Page<ScoreItem> scores(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") @Nullable String at,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Instant moment = Params.moment("at", at, clock.instant());
        Instant known = Params.moment("knownAt", knownAt);
        int size = Params.limit(limit);
        String last = Params.after(after);
        accounts.require(smartAccount);
        List<Scores.OfPlace> page = scores.ofEach(smartAccount, moment, known).stream()
                .filter(one -> last == null || one.virtualAccount().compareTo(last) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(page, size, one -> Params.cursor(one.virtualAccount())).map(one -> ScoreItem.of(one, moment));
    }
}
