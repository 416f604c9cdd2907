package dev.ninety.compliance.position.web;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.position.GroupBy;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionGroup;
import dev.ninety.compliance.position.app.PositionGroups;
import dev.ninety.compliance.position.app.Positions;
import dev.ninety.compliance.position.app.VendorView;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.problem.Problem;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to positions. */
@Path("/v1/smart-accounts/{smartAccount}/positions")
@Tag(name = "Positions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PositionResource {

    private final Positions positions;
    private final PositionGroups groups;
    private final VendorView vendorView;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    PositionResource(
            Positions positions,
            PositionGroups groups,
            VendorView vendorView,
            AccountRegistry accounts,
            InstantSource clock) {
        this.positions = positions;
        this.groups = groups;
        this.vendorView = vendorView;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What is owned, consumed, lent and borrowed, and what it means, at a moment",
            description = "One row for each licence that was ever posted to a Virtual Account. `at` is the moment"
                    + " asked about (default now), `knownAt` leaves out what was recorded later. With `groupBy`, one"
                    + " row for each licence and group: a Virtual Account, the business unit, region or environment"
                    + " that it belongs to at the moment, or the licence's family. `view=DISCLOSED` judges by what the"
                    + " vendor can see, and tells which part of that is confirmed and which assumed.")
    public Page<PositionItem> positions(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") @Nullable String at,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "virtualAccount",
                                                "businessUnit",
                                                "region",
                                                "environment",
                                                "licenceFamily"
                                            }))
                    @QueryParam("groupBy")
                    @Nullable
                    String groupBy,
            @Parameter(schema = @Schema(implementation = View.class)) @QueryParam("view") @Nullable String view,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Instant moment = Params.moment("at", at, clock.instant());
        Instant known = Params.moment("knownAt", knownAt);
        String only = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        GroupBy by = groupBy == null ? null : groupBy(groupBy);
        View wanted = Params.oneOf("view", view, View.class);
        int size = Params.limit(limit);
        List<String> last = Params.after(after, 2);
        accounts.require(smartAccount);
        Perspective perspective =
                wanted == View.DISCLOSED ? vendorView.at(smartAccount, moment, known) : Perspective.ACTUAL;
        return by == null
                ? each(positions.at(smartAccount, moment, known, only, perspective), last, size)
                : grouped(groups.at(smartAccount, moment, known, only, perspective, by), last, size);
    }

    private static Page<PositionItem> each(List<Position> all, @Nullable List<String> last, int size) {
        Pair after = last == null ? null : new Pair(last.get(0), last.get(1));
        List<Position> page = all.stream()
                .filter(p -> after == null || p.levels().pair().compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(
                        page,
                        size,
                        p -> Params.cursor(
                                p.levels().pair().virtualAccount(),
                                p.levels().pair().entitlementTag()))
                .map(PositionBody::of);
    }

    private static Page<PositionItem> grouped(List<PositionGroup> all, @Nullable List<String> last, int size) {
        PositionGroup.Key after = last == null
                ? null
                : new PositionGroup.Key(
                        last.get(0).isEmpty() ? null : last.get(0).substring(1), last.get(1));
        List<PositionGroup> page = all.stream()
                .filter(g -> after == null || g.key().compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        // A mark before a group's name tells it apart from none.
        return Page.of(
                        page,
                        size,
                        g -> Params.cursor(
                                g.key().group() == null ? "" : "=" + g.key().group(),
                                g.key().entitlementTag()))
                .map(PositionGroupBody::of);
    }

    private static GroupBy groupBy(String name) {
        return GroupBy.of(name).orElseThrow(() -> Problem.badParameter("groupBy", "One of " + GroupBy.labels() + "."));
    }
}
