package dev.ninety.entitlement.event.web;

import dev.ninety.entitlement.event.Event;
import dev.ninety.entitlement.event.store.EventStore;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The event log of an account. */
@Path("/v1/smart-accounts/{smartAccount}/events")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EventResource {

    private final EventStore events;
    private final AccountRegistry accounts;

    public EventResource(EventStore events, AccountRegistry accounts) {
        this.events = events;
        this.accounts = accounts;
    }

    @GET
    @Operation(
            summary = "Who did what, and when, oldest first",
            description = "One event for every write that changed something, recorded in the same transaction.")
    public Page<Event> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        accounts.require(Ids.smartAccount(smartAccount));
        int size = Params.limit(limit);
        long sequence = after == null ? 0 : Params.number("after", after);
        List<Event> found = events.list(smartAccount, sequence, size + 1);
        return Page.of(found, size, event -> String.valueOf(event.sequence()));
    }
}
