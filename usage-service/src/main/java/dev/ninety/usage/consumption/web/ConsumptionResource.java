package dev.ninety.usage.consumption.web;

import dev.ninety.kit.ledger.Ledger.Balance;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.consumption.app.Consumption;
import dev.ninety.usage.instance.Udi;
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

/** What is consumed, at any moment, as known at any moment. */
@Path("/v1/smart-accounts/{smartAccount}")
@Tag(name = "Consumption")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConsumptionResource {

    private final Consumption consumption;
    private final InstantSource clock;

    public ConsumptionResource(Consumption consumption, InstantSource clock) {
        this.consumption = consumption;
        this.clock = clock;
    }

    /** How much of one licence is consumed in one Virtual Account. */
    public record ConsumptionItem(String virtualAccount, String entitlementTag, long consumed) {}

    @GET
    @Path("/consumption")
    @Operation(summary = "What every Virtual Account consumes, at a moment, as known at a moment")
    public Page<ConsumptionItem> ofAccount(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") @Nullable String at,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<Balance> found = consumption.ofAccount(
                Ids.smartAccount(smartAccount),
                Params.moment("at", at, clock.instant()),
                Params.moment("knownAt", knownAt),
                Balance.ofCursor(after),
                size + 1);
        return Page.of(found, size, Balance::cursor)
                .map(balance ->
                        new ConsumptionItem(balance.virtualAccount(), balance.entitlementTag(), balance.balance()));
    }

    @GET
    @Path("/product-instances/{productInstance}/consumption")
    @Operation(summary = "What one product instance consumes, and since when")
    public Page<Consumption.Item> ofInstance(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @QueryParam("at") @Nullable String at) {
        return Page.whole(consumption.ofInstance(
                Ids.smartAccount(smartAccount),
                Udi.ofParameter("productInstance", productInstance),
                Params.moment("at", at, clock.instant())));
    }
}
