package dev.ninety.compliance.position.web;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.app.Positions;
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

/** The door to positions. */
@Path("/v1/smart-accounts/{smartAccount}/positions")
@Tag(name = "Positions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PositionResource {

    private final Positions positions;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    PositionResource(Positions positions, AccountRegistry accounts, InstantSource clock) {
        this.positions = positions;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What is owned, consumed, lent and borrowed, and what it means, at a moment",
            description = "One row for each licence that was ever posted to a Virtual Account. `at` is the moment"
                    + " asked about (default now), `knownAt` leaves out what the sources recorded later.")
    public Page<PositionBody> positions(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") @Nullable String at,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Instant moment = Params.moment("at", at, clock.instant());
        Instant known = Params.moment("knownAt", knownAt);
        String only = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        int size = Params.limit(limit);
        List<String> key = Params.after(after, 2);
        Pair last = key == null ? null : new Pair(key.get(0), key.get(1));
        accounts.require(smartAccount);
        List<Position> page = positions.at(smartAccount, moment, known, only).stream()
                .filter(p -> last == null || p.levels().pair().compareTo(last) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(
                        page,
                        size,
                        p -> Params.cursor(
                                p.levels().pair().virtualAccount(),
                                p.levels().pair().entitlementTag()))
                .map(PositionBody::of);
    }
}
