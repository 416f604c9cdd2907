package dev.ninety.usage.obligation.web;

import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.obligation.UsageEvent;
import dev.ninety.usage.obligation.app.Obligations;
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

/** What became due, once each, for whoever wants to tell others. */
@Path("/v1/smart-accounts/{smartAccount}/events")
@Tag(name = "Reporting")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UsageEventResource {

    private final Obligations obligations;

    public UsageEventResource(Obligations obligations) {
        this.obligations = obligations;
    }

    @GET
    @Operation(
            summary = "What became due soon or overdue, in an order without gaps",
            description = "after is a sequence number. at is when it became true, whenever that was noticed.")
    public Page<UsageEvent> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<UsageEvent> found = obligations.events(
                Ids.smartAccount(smartAccount), after == null ? 0 : Params.number("after", after), size + 1);
        return Page.of(found, size, event -> Long.toString(event.sequence()));
    }
}
