package dev.ninety.usage.disclosure.web;

import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.disclosure.app.DisclosureDifference;
import dev.ninety.usage.disclosure.app.DisclosureDifference.Item;
import dev.ninety.usage.disclosure.app.DisclosureDifference.Place;
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

/** What is known here and the vendor does not see. */
@Path("/v1/smart-accounts/{smartAccount}/disclosure")
@Tag(name = "Delivery")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DifferenceResource {

    private final DisclosureDifference difference;
    private final InstantSource clock;

    public DifferenceResource(DisclosureDifference difference, InstantSource clock) {
        this.difference = difference;
        this.clock = clock;
    }

    /**
     * What one product instance consumes of one licence in one Virtual Account.
     *
     * @param actual as is known here
     * @param disclosed as the vendor sees it; it may be more
     * @param reports ids of the reports that count here and that the vendor has not seen
     */
    public record DifferenceItem(
            String virtualAccount,
            String entitlementTag,
            String productInstance,
            long actual,
            long disclosed,
            List<Long> reports) {

        static DifferenceItem of(Item item) {
            return new DifferenceItem(
                    item.virtualAccount(),
                    item.entitlementTag(),
                    item.productInstance(),
                    item.actual(),
                    item.disclosed(),
                    item.reports());
        }
    }

    @GET
    @Path("/difference")
    @Operation(summary = "What is known here and the vendor does not see, by Virtual Account, licence and instance")
    public Page<DifferenceItem> difference(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") @Nullable String at,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<Item> found = difference.at(
                Ids.smartAccount(smartAccount), Params.moment("at", at, clock.instant()), place(after), size + 1);
        return Page.of(
                        found,
                        size,
                        item -> Params.cursor(
                                String.valueOf(item.place().seriesId()),
                                item.place().virtualAccount()))
                .map(DifferenceItem::of);
    }

    private static @Nullable Place place(@Nullable String after) {
        List<String> key = Params.after(after, 2);
        return key == null ? null : new Place(Params.number("after", key.getFirst()), key.getLast());
    }
}
