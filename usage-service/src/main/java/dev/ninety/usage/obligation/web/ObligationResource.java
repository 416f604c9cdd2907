package dev.ninety.usage.obligation.web;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.ObligationItem;
import dev.ninety.usage.obligation.ReportingStatus;
import dev.ninety.usage.obligation.app.Obligations;
import dev.ninety.usage.obligation.app.PastObligations;
import dev.ninety.usage.obligation.store.ObligationPages.Filter;
import dev.ninety.usage.obligation.store.ObligationPages.Place;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is owed to the vendor, by when, and why. */
@Path("/v1/smart-accounts/{smartAccount}")
@Tag(name = "Reporting")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ObligationResource {

    private final Obligations obligations;
    private final PastObligations past;
    private final InstantSource clock;

    public ObligationResource(Obligations obligations, PastObligations past, InstantSource clock) {
        this.obligations = obligations;
        this.past = past;
        this.clock = clock;
    }

    @GET
    @Path("/obligations")
    @Operation(
            summary = "What every product instance owes for every licence",
            description = "What is due first comes first. Where at or knownAt is given, they come in the order in which"
                    + " their licences were first reported.")
    public Page<ObligationView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("status") @Nullable String status,
            @QueryParam("dueBefore") @Nullable String dueBefore,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("productInstance") @Nullable String productInstance,
            @QueryParam("at") @Nullable String at,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        String account = Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        Filter filter = new Filter(
                Params.oneOf("status", status, ReportingStatus.class),
                Params.moment("dueBefore", dueBefore),
                virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount),
                productInstance == null ? null : Udi.ofParameter("productInstance", productInstance));
        Place place = place(after);
        if (at == null && knownAt == null) {
            Obligations.Found found = obligations.list(account, filter, place, size + 1);
            return Page.of(found.items(), size, ObligationResource::cursor)
                    .map(item -> ObligationView.of(item, found.at()));
        }
        Instant known = Params.moment("knownAt", knownAt);
        Instant moment = Params.moment("at", at, clock.instant());
        List<ObligationItem> found =
                past.list(account, filter, moment, known, place == null ? 0 : place.seriesId(), size + 1);
        return Page.of(found, size, ObligationResource::cursor).map(item -> ObligationView.of(item, moment));
    }

    private static String cursor(ObligationItem item) {
        return Params.cursor(item.owed() == null ? "" : item.owed().due().toString(), Long.toString(item.seriesId()));
    }

    private static @Nullable Place place(@Nullable String after) {
        List<String> key = Params.after(after, 2);
        if (key == null) {
            return null;
        }
        try {
            Instant due = key.getFirst().isEmpty() ? null : Params.moment("after", key.getFirst());
            return new Place(due, Long.parseLong(key.getLast()));
        } catch (NumberFormatException notOurs) {
            throw Problem.badParameter("after", "Pass the value of \"next\" from the page before.");
        }
    }
}
