package dev.ninety.entitlement.ownership.web;

import dev.ninety.entitlement.catalogue.web.MoneyBody;
import dev.ninety.entitlement.ownership.BoughtPrice;
import dev.ninety.entitlement.ownership.store.BoughtPrices;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What units were bought at last. */
@Path("/v1/smart-accounts/{smartAccount}/unit-prices")
@Tag(name = "Ownership")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UnitPriceResource {

    private final BoughtPrices prices;
    private final AccountRegistry accounts;

    public UnitPriceResource(BoughtPrices prices, AccountRegistry accounts) {
        this.prices = prices;
        this.accounts = accounts;
    }

    /** A price, and the entitlement that it is known from. */
    @Schema(name = "UnitPrice")
    public record UnitPriceView(
            String entitlementTag,

            @Schema(description = "whether it is the price of units that last, once; else of units that end, per month")
            boolean lasting,

            MoneyBody unitPrice,

            @Schema(description = "of the entitlements with a price the latest to start")
            String entitlement) {

        static UnitPriceView of(BoughtPrice price) {
            return new UnitPriceView(
                    price.entitlementTag(),
                    price.lasting(),
                    new MoneyBody(price.unitPrice().amount(), price.unitPrice().currency()),
                    price.entitlement());
        }
    }

    @GET
    @Operation(
            summary = "What a unit of each licence was bought at last, by tag",
            description = "Apart for units that end and for units that last: a price is per month for the one and once "
                    + "for the other. Licences of which no entitlement has a price are left out.")
    public Page<UnitPriceView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        accounts.require(Ids.smartAccount(smartAccount));
        int size = Params.limit(limit);
        List<BoughtPrice> found = prices.list(smartAccount, ofCursor(after), size + 1);
        return Page.of(found, size, price -> Params.cursor(price.entitlementTag(), Boolean.toString(price.lasting())))
                .map(UnitPriceView::of);
    }

    private static BoughtPrices.@Nullable Key ofCursor(@Nullable String after) {
        List<String> key = Params.after(after, 2);
        return key == null ? null : new BoughtPrices.Key(key.getFirst(), Params.truth("after", key.getLast()));
    }
}
