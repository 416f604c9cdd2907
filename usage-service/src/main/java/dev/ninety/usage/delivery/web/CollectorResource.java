package dev.ninety.usage.delivery.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.delivery.CollectorState;
import dev.ninety.usage.delivery.app.Collectors;
import dev.ninety.usage.delivery.app.DeliverySettings;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Aggregators on the premises, and how often each of them is expected to sync. */
@Path("/v1/smart-accounts/{smartAccount}/on-prem-collectors")
@Tag(name = "Delivery")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CollectorResource {

    private static final long LONGEST_DAYS = 36_500;

    private final Collectors collectors;
    private final DeliverySettings settings;
    private final InstantSource clock;

    public CollectorResource(Collectors collectors, DeliverySettings settings, InstantSource clock) {
        this.collectors = collectors;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many days after a confirmed sync the next one is expected; null for the usual number. */
    public record Schedule(@Nullable Long expectedEveryDays) {}

    /**
     * An aggregator.
     *
     * @param dueAt from when its next sync is late
     */
    public record CollectorBody(
            String collector,
            int expectedEveryDays,
            @Nullable Instant firstReceivedAt,
            @Nullable Instant lastReceivedAt,
            @Nullable Instant lastConfirmedAt,
            @Nullable Instant dueAt,
            boolean overdue) {

        static CollectorBody of(CollectorState state, Instant now) {
            return new CollectorBody(
                    state.collector(),
                    state.expectedEveryDays(),
                    state.firstReceivedAt(),
                    state.lastReceivedAt(),
                    state.lastConfirmedAt(),
                    state.dueAt(),
                    state.isOverdueAt(now));
        }
    }

    @PUT
    @Path("/{collector}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say how often an aggregator is expected to sync")
    public RestResponse<CollectorBody> save(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("collector") String collector,
            @Nullable Schedule body) {
        String account = Ids.smartAccount(smartAccount);
        String id = Ids.id("collector", collector);
        Long given = Answers.body(body).expectedEveryDays();
        long days = given == null ? settings.syncEveryDays() : given;
        Check check = new Check();
        if (days < 1 || days > LONGEST_DAYS) {
            check.refuse("/expectedEveryDays", "OUT_OF_RANGE", "Between 1 and " + LONGEST_DAYS + ".");
        }
        check.done();
        Collectors.Saved saved = collectors.save(account, id, (int) days);
        return Answers.written(CollectorBody.of(saved.state(), clock.instant()), saved.created());
    }

    @GET
    @Path("/{collector}")
    @Operation(summary = "One aggregator, and when its next sync is due")
    public CollectorBody get(@PathParam("smartAccount") String smartAccount, @PathParam("collector") String collector) {
        return CollectorBody.of(
                collectors.get(Ids.smartAccount(smartAccount), Ids.id("collector", collector)), clock.instant());
    }

    @GET
    @Operation(summary = "The aggregators that synced, or are expected to")
    public Page<CollectorBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        String key = Params.after(after);
        List<CollectorState> found = collectors.list(Ids.smartAccount(smartAccount), key == null ? "" : key, size + 1);
        return Page.of(found, size, state -> Params.cursor(state.collector()))
                .map(state -> CollectorBody.of(state, clock.instant()));
    }
}
