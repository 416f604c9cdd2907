package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.app.Events;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was announced, for whoever would rather ask than be told. */
@Path("/v1/smart-accounts/{smartAccount}/events")
@Tag(name = "Notification")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EventResource {

    private final Events events;
    private final AccountRegistry accounts;

    EventResource(Events events, AccountRegistry accounts) {
        this.events = events;
        this.accounts = accounts;
    }

    @GET
    @Operation(
            summary = "What was announced, in an order without gaps",
            description = "after is a sequence number. at is when it came true, whenever that was noticed.")
    public Page<EventBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        long sequence = after == null ? 0 : Params.number("after", after);
        accounts.require(smartAccount);
        return Page.of(events.after(smartAccount, sequence, size + 1), size, event -> Long.toString(event.sequence()))
                .map(EventBody::of);
    }
}
