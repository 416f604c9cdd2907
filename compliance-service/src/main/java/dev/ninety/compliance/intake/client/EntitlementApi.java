package dev.ninety.compliance.intake.client;

import dev.ninety.kit.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The doors of entitlement-service that this service knocks at. */
@RegisterRestClient(configKey = "entitlement-service")
@Path("/v1")
public interface EntitlementApi extends LedgerFeed {

    @GET
    @Path("/smart-accounts")
    Page<AccountName> accounts(@QueryParam("after") @Nullable String after, @QueryParam("limit") int limit);

    @GET
    @Path("/smart-accounts/{smartAccount}/directory")
    RestResponse<Directory> directory(
            @PathParam("smartAccount") String smartAccount,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String etag);

    @GET
    @Path("/smart-accounts/{smartAccount}/orders")
    Page<Order> orders(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("state") OrderState state,
            @QueryParam("at") Instant at,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/smart-accounts/{smartAccount}/unit-prices")
    Page<UnitPrice> unitPrices(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/smart-accounts/{smartAccount}/ownership")
    Page<Owned> ownership(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") Instant at,
            @QueryParam("knownAt") Instant knownAt,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    /** What is owned of one licence in one Virtual Account. */
    record Owned(String virtualAccount, String entitlementTag, long owned) {}

    /** How far an order has come that is not granted in full. */
    enum OrderState {
        PLACED,
        OVERDUE
    }

    /** What one unit was bought at last, apart for units that last and units that end. */
    record UnitPrice(String entitlementTag, boolean lasting, Directory.Price unitPrice, String entitlement) {}

    /** What was ordered, and how much of it is granted. */
    record Order(
            String orderReference,
            String virtualAccount,
            String entitlementTag,
            long quantity,
            long granted,
            Instant orderedAt) {}

    /** A Smart Account in the list of all. */
    record AccountName(String smartAccount, String name) {}
}
