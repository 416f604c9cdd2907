package dev.ninety.entitlement.order.web;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.order.Order;
import dev.ninety.entitlement.order.OrderState;
import dev.ninety.entitlement.order.TrackedOrder;
import dev.ninety.entitlement.order.app.OrderService;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was bought and may not be in the account yet. */
@Path("/v1/smart-accounts/{smartAccount}/orders")
@Tag(name = "Orders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OrderResource {

    private final OrderService orders;
    private final InstantSource clock;

    public OrderResource(OrderService orders, InstantSource clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The orders of an account, each with what has come of it")
    public Page<OrderView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("state") @Nullable @Schema(implementation = OrderState.class) String state,
            @QueryParam("at") @Nullable String at,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Instant moment = Params.moment("at", at, clock.instant());
        int size = Params.limit(limit);
        List<TrackedOrder> found = orders.list(
                smartAccount,
                virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount),
                Params.oneOf("state", state, OrderState.class),
                moment,
                Params.after(after),
                size + 1);
        return Page.of(found, size, tracked -> Params.cursor(tracked.order().orderReference()))
                .map(tracked -> OrderView.of(tracked, moment));
    }

    @GET
    @Path("/{orderReference}")
    @Operation(summary = "One order, with what has come of it")
    public OrderView get(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("orderReference") String orderReference,
            @QueryParam("at") @Nullable String at) {
        Ids.smartAccount(smartAccount);
        Instant moment = Params.moment("at", at, clock.instant());
        return OrderView.of(orders.get(smartAccount, reference(orderReference)), moment);
    }

    @PUT
    @Path("/{orderReference}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Places an order, or replaces its quantity and dates",
            description = "Entitlements with the same order reference and tag fulfil it, also those that were granted "
                    + "before. Another Virtual Account or tag is a 409.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    public RestResponse<OrderView> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("orderReference") String orderReference,
            @Nullable OrderBody body) {
        Ids.smartAccount(smartAccount);
        Order wanted = Answers.body(body).toDomain(reference(orderReference));
        Written<TrackedOrder> written = orders.put(smartAccount, wanted);
        return Answers.written(OrderView.of(written.value(), clock.instant()), written.created());
    }

    private static String reference(String segment) {
        if (!Order.isReference(segment)) {
            throw Problem.badParameter(
                    "orderReference",
                    "1 to " + Order.LONGEST_REFERENCE + " characters, no outer blanks, no control characters.");
        }
        return segment;
    }
}
