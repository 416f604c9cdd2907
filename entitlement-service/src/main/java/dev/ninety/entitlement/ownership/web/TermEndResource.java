package dev.ninety.entitlement.ownership.web;

import dev.ninety.entitlement.ownership.TermEnd;
import dev.ninety.entitlement.ownership.store.TermEnds;
import dev.ninety.kit.problem.Problem;
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

/** What ends when. */
@Path("/v1/smart-accounts/{smartAccount}/term-ends")
@Tag(name = "Ownership")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TermEndResource {

    private final TermEnds termEnds;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    public TermEndResource(TermEnds termEnds, AccountRegistry accounts, InstantSource clock) {
        this.termEnds = termEnds;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The units that end within [from, until), where they are held at their end",
            description = "Transferred units are listed with their receiver. Without from: from now on; without until: "
                    + "all that ever ends.")
    public Page<TermEnd> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        accounts.require(Ids.smartAccount(smartAccount));
        Instant first = Params.moment("from", from, clock.instant());
        Instant end = Params.moment("until", until);
        if (end != null && end.isBefore(first)) {
            throw Problem.badParameter("until", "It does not lie before from, which is " + first + ".");
        }
        int size = Params.limit(limit);
        List<TermEnd> found = termEnds.list(smartAccount, first, end, ofCursor(after), size + 1);
        return Page.of(
                found,
                size,
                ending -> Params.cursor(ending.endsAt().toString(), ending.virtualAccount(), ending.entitlementTag()));
    }

    private static @Nullable TermEnd ofCursor(@Nullable String after) {
        List<String> key = Params.after(after, 3);
        if (key == null) {
            return null;
        }
        Instant endsAt = Params.moment("after", key.getFirst(), Instant.MIN);
        return new TermEnd(key.get(1), key.getLast(), endsAt, 0);
    }
}
