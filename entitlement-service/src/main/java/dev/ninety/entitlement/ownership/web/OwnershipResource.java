package dev.ninety.entitlement.ownership.web;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.Balance;
import dev.ninety.kit.ledger.View;
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
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is owned, read off the ledger. */
@Path("/v1/smart-accounts/{smartAccount}/ownership")
@Tag(name = "Ownership")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OwnershipResource {

    private final Ledger ledger;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    public OwnershipResource(Ledger ledger, AccountRegistry accounts, InstantSource clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What each Virtual Account owns at a moment, as known at a moment",
            description = "Every pair that was ever known by then is listed, one that owns nothing with 0.")
    public Page<Owned> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") @Nullable String at,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        accounts.require(Ids.smartAccount(smartAccount));
        int size = Params.limit(limit);
        List<Balance> found = ledger.balances(
                smartAccount,
                View.ACTUAL,
                Params.moment("at", at, clock.instant()),
                Params.moment("knownAt", knownAt),
                Balance.ofCursor(after),
                size + 1);
        return Page.of(found, size, Balance::cursor)
                .map(balance -> new Owned(balance.virtualAccount(), balance.entitlementTag(), balance.balance()));
    }

    /**
     * What one Virtual Account owns of one licence.
     *
     * @param owned units, at least 0
     */
    public record Owned(String virtualAccount, String entitlementTag, long owned) {}
}
