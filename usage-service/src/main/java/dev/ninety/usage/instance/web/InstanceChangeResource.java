package dev.ninety.usage.instance.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.usage.instance.LifecycleEvent;
import dev.ninety.usage.instance.LifecycleEvent.Kind;
import dev.ninety.usage.instance.Move;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.app.InstanceChanges;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What happens to a product instance beside its reports. A change that is known already answers 200, a new one 201. */
@Path("/v1/smart-accounts/{smartAccount}/product-instances/{productInstance}")
@Tag(name = "Product instances")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InstanceChangeResource {

    private static final int LONGEST_REASON = 1_000;

    private final InstanceChanges changes;
    private final InstantSource clock;

    public InstanceChangeResource(InstanceChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** From when the instance belongs to which Virtual Account. */
    public record MoveBody(
            @Nullable String to,
            @Nullable Instant effectiveAt,
            @Nullable Instant disclosedAt) {}

    /** From when the instance is out of service. */
    public record DecommissionBody(
            @Nullable Instant effectiveAt,
            @Nullable String reason,
            @Nullable Instant disclosedAt) {}

    /** From when the instance is in service again. */
    public record ReactivationBody(
            @Nullable Instant effectiveAt, @Nullable Instant disclosedAt) {}

    /** From when the instance no longer uses which licence. */
    public record ReleaseBody(
            @Nullable String entitlementTag,
            @Nullable Instant effectiveAt,
            @Nullable String reason,
            @Nullable Instant disclosedAt) {}

    /** When the vendor was told of a change, which cannot lie ahead; null where it was not. */
    private @Nullable Instant told(Check check, @Nullable Instant disclosedAt) {
        Instant told = check.optionalMoment("/disclosedAt", disclosedAt);
        if (told != null && told.isAfter(clock.instant())) {
            check.refuse("/disclosedAt", "IN_FUTURE", "The vendor cannot have been told yet.");
        }
        return told;
    }

    @POST
    @Path("/moves")
    @Operation(summary = "Move to another Virtual Account from a moment on")
    public RestResponse<MoveBody> move(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @Nullable MoveBody body) {
        String account = Ids.smartAccount(smartAccount);
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        Check check = new Check();
        MoveBody given = check.present("", body, new MoveBody(null, null, null));
        Move move = new Move(check.moment("/effectiveAt", given.effectiveAt()), check.text("/to", given.to(), 128));
        Instant told = told(check, given.disclosedAt());
        check.done();
        boolean added = changes.move(account, udi, move, told);
        return Answers.written(new MoveBody(move.to(), move.effectiveAt(), told), added);
    }

    @POST
    @Path("/decommission")
    @Operation(summary = "Take out of service: it counts no longer, whatever it reports")
    public RestResponse<DecommissionBody> decommission(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @Nullable DecommissionBody body) {
        String account = Ids.smartAccount(smartAccount);
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        Check check = new Check();
        DecommissionBody given = check.present("", body, new DecommissionBody(null, null, null));
        Instant at = check.moment("/effectiveAt", given.effectiveAt());
        check.optionalText("/reason", given.reason(), LONGEST_REASON);
        Instant told = told(check, given.disclosedAt());
        check.done();
        boolean added =
                changes.lifecycle(account, udi, new LifecycleEvent(at, Kind.DECOMMISSION), given.reason(), told);
        return Answers.written(new DecommissionBody(at, given.reason(), told), added);
    }

    @POST
    @Path("/reactivate")
    @Operation(summary = "Put back into service: it counts again once a row covers a moment")
    public RestResponse<ReactivationBody> reactivate(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @Nullable ReactivationBody body) {
        String account = Ids.smartAccount(smartAccount);
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        Check check = new Check();
        ReactivationBody given = check.present("", body, new ReactivationBody(null, null));
        Instant at = check.moment("/effectiveAt", given.effectiveAt());
        Instant told = told(check, given.disclosedAt());
        check.done();
        boolean added = changes.lifecycle(account, udi, new LifecycleEvent(at, Kind.REACTIVATE), null, told);
        return Answers.written(new ReactivationBody(at, told), added);
    }

    @POST
    @Path("/releases")
    @Operation(summary = "Say that the instance stopped using a licence")
    public RestResponse<ReleaseBody> release(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @Nullable ReleaseBody body) {
        String account = Ids.smartAccount(smartAccount);
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        Check check = new Check();
        ReleaseBody given = check.present("", body, new ReleaseBody(null, null, null, null));
        String tag = check.text("/entitlementTag", given.entitlementTag(), Ids.LONGEST_TAG);
        if (!tag.isEmpty() && !Ids.isEntitlementTag(tag)) {
            check.refuse("/entitlementTag", "INVALID", "A tag has no blanks around it.");
        }
        Instant at = check.moment("/effectiveAt", given.effectiveAt());
        check.optionalText("/reason", given.reason(), LONGEST_REASON);
        Instant told = told(check, given.disclosedAt());
        check.done();
        boolean added = changes.release(account, udi, tag, at, given.reason(), told);
        return Answers.written(new ReleaseBody(tag, at, given.reason(), told), added);
    }
}
