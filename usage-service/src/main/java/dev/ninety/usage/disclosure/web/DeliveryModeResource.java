package dev.ninety.usage.disclosure.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.disclosure.DeliveryMode;
import dev.ninety.usage.disclosure.app.Modes;
import dev.ninety.usage.disclosure.app.Modes.Known;
import dev.ninety.usage.disclosure.app.Modes.Saved;
import dev.ninety.usage.instance.Udi;
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
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How product instances deliver their reports to the vendor. */
@Path("/v1/smart-accounts/{smartAccount}")
@Tag(name = "Delivery")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeliveryModeResource {

    private final Modes modes;
    private final InstantSource clock;

    public DeliveryModeResource(Modes modes, InstantSource clock) {
        this.modes = modes;
        this.clock = clock;
    }

    /**
     * A mode, and from when it holds.
     *
     * @param effectiveFrom null for now
     */
    public record DeliveryModeBody(
            @Nullable String mode, @Nullable Instant effectiveFrom) {}

    /** What was said once. */
    public record DeliveryModeVersion(DeliveryMode mode, Instant effectiveFrom, Instant recordedAt) {}

    /**
     * The mode in force.
     *
     * @param effectiveFrom of what was said for this product instance or Virtual Account and is in force; null where
     *     that is nothing
     * @param source on what the mode rests
     */
    public record DeliveryModeView(
            DeliveryMode mode,
            @Nullable Instant effectiveFrom,
            Modes.Source source,
            List<DeliveryModeVersion> versions) {

        static DeliveryModeView of(Known known, @Nullable Instant effectiveFrom) {
            return new DeliveryModeView(
                    known.mode(),
                    effectiveFrom,
                    known.source(),
                    known.versions().stream()
                            .map(one -> new DeliveryModeVersion(
                                    one.said().mode(), one.said().effectiveFrom(), one.recordedAt()))
                            .toList());
        }

        static DeliveryModeView at(Known known, Instant at) {
            Instant latest = known.versions().stream()
                    .map(one -> one.said().effectiveFrom())
                    .filter(from -> !from.isAfter(at))
                    .max(Instant::compareTo)
                    .orElse(null);
            return of(known, latest);
        }
    }

    @PUT
    @Path("/product-instances/{productInstance}/delivery-mode")
    @Operation(
            summary = "Say how a product instance delivers its reports from a moment on",
            description = "It concerns reports that are received from now on; what was received keeps its way.")
    public RestResponse<DeliveryModeView> putOfInstance(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @Nullable DeliveryModeBody body) {
        String account = Ids.smartAccount(smartAccount);
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        Given given = given(body);
        return answer(modes.saveOfInstance(account, udi, given.mode(), given.effectiveFrom()));
    }

    @GET
    @Path("/product-instances/{productInstance}/delivery-mode")
    @Operation(summary = "How a product instance delivers its reports, at a moment")
    public DeliveryModeView ofInstance(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @QueryParam("at") @Nullable String at) {
        Instant moment = Params.moment("at", at, clock.instant());
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        return DeliveryModeView.at(modes.ofInstance(Ids.smartAccount(smartAccount), udi, moment), moment);
    }

    @PUT
    @Path("/virtual-accounts/{virtualAccount}/delivery-mode")
    @Operation(summary = "Say how the product instances of a Virtual Account deliver their reports from a moment on")
    public RestResponse<DeliveryModeView> putOfVirtualAccount(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("virtualAccount") String virtualAccount,
            @Nullable DeliveryModeBody body) {
        String account = Ids.smartAccount(smartAccount);
        String id = Ids.id("virtualAccount", virtualAccount);
        Given given = given(body);
        return answer(modes.saveOfVirtualAccount(account, id, given.mode(), given.effectiveFrom()));
    }

    @GET
    @Path("/virtual-accounts/{virtualAccount}/delivery-mode")
    @Operation(summary = "How the product instances of a Virtual Account deliver their reports, at a moment")
    public DeliveryModeView ofVirtualAccount(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("virtualAccount") String virtualAccount,
            @QueryParam("at") @Nullable String at) {
        Instant moment = Params.moment("at", at, clock.instant());
        String id = Ids.id("virtualAccount", virtualAccount);
        return DeliveryModeView.at(modes.ofVirtualAccount(Ids.smartAccount(smartAccount), id, moment), moment);
    }

    private record Given(DeliveryMode mode, @Nullable Instant effectiveFrom) {}

    private static Given given(@Nullable DeliveryModeBody body) {
        Check check = new Check();
        DeliveryModeBody given = check.present("", body, new DeliveryModeBody(null, null));
        String name = check.text("/mode", given.mode(), 20);
        DeliveryMode mode = Arrays.stream(DeliveryMode.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(DeliveryMode.CONNECTED);
        if (!name.isEmpty() && !mode.name().equals(name)) {
            check.refuse("/mode", "UNKNOWN", "One of " + Arrays.toString(DeliveryMode.values()) + ".");
        }
        Instant effectiveFrom = check.optionalMoment("/effectiveFrom", given.effectiveFrom());
        check.done();
        return new Given(mode, effectiveFrom);
    }

    private static RestResponse<DeliveryModeView> answer(Saved saved) {
        return Answers.written(DeliveryModeView.of(saved.known(), saved.said().effectiveFrom()), saved.created());
    }
}
