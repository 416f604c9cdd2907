package dev.ninety.usage.consumption.web;

import dev.ninety.kit.ledger.Ledger.Balance;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.consumption.app.Consumption;
import dev.ninety.usage.consumption.store.ConfirmedStore;
import dev.ninety.usage.instance.Udi;
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
import java.util.Map;
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

    /**
     * How much of one licence is consumed in one Virtual Account.
     *
     * @param confirmed what the vendor has confirmed of it; null in the view ACTUAL
     * @param assumed consumed minus confirmed, below 0 where more is confirmed than is consumed since; null in the view
     *     ACTUAL
     */
    public record ConsumptionItem(
            String virtualAccount,
            String entitlementTag,
            long consumed,
            @Nullable Long confirmed,
            @Nullable Long assumed) {

        static ConsumptionItem of(Balance balance, @Nullable Long confirmed) {
            return new ConsumptionItem(
                    balance.virtualAccount(),
                    balance.entitlementTag(),
                    balance.balance(),
                    confirmed,
                    confirmed == null ? null : balance.balance() - confirmed);
        }
    }

    @GET
    @Path("/consumption")
    @Operation(
            summary = "What every Virtual Account consumes, at a moment, as known at a moment",
            description = "The view ACTUAL (default) is what is known here, DISCLOSED what the vendor can see of it.")
    public Page<ConsumptionItem> ofAccount(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("view") @Nullable String view,
            @QueryParam("at") @Nullable String at,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        String account = Ids.smartAccount(smartAccount);
        View seen = Params.oneOf("view", view, View.class);
        Instant moment = Params.moment("at", at, clock.instant());
        Instant known = Params.moment("knownAt", knownAt);
        int size = Params.limit(limit);
        List<Balance> found = consumption.ofAccount(
                account, seen == null ? View.ACTUAL : seen, moment, known, Balance.ofCursor(after), size + 1);
        Page<Balance> page = Page.of(found, size, Balance::cursor);
        if (seen != View.DISCLOSED) {
            return page.map(balance -> ConsumptionItem.of(balance, null));
        }
        Map<ConfirmedStore.Key, Long> confirmed = consumption.confirmed(account, moment, known);
        return page.map(balance -> ConsumptionItem.of(
                balance,
                confirmed.getOrDefault(
                        new ConfirmedStore.Key(balance.virtualAccount(), balance.entitlementTag()), 0L)));
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
