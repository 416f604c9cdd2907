package dev.ninety.usage.collector.web;

import dev.ninety.kit.outbound.SecretFiles;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.collector.Target;
import dev.ninety.usage.collector.app.Collector;
import dev.ninety.usage.collector.app.CollectorSettings;
import dev.ninety.usage.collector.app.Targets;
import dev.ninety.usage.collector.client.DeviceClient;
import dev.ninety.usage.collector.client.DeviceUrl;
import dev.ninety.usage.collector.web.TargetView.ResultView;
import dev.ninety.usage.instance.Udi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Devices whose reports are fetched over their REST API. */
@Path("/v1/smart-accounts/{smartAccount}/collection-targets")
@Tag(name = "Collection")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CollectionTargetResource {

    private static final int LONGEST_UDI = 2 * Udi.LONGEST_PART + 1;
    private static final int LONGEST_ID = 128;
    /** A device tells of the last 90 days by number; less often than that is not often enough. */
    private static final int MOST_HOURS = 2_160;

    private final Targets targets;
    private final Collector collector;
    private final DeviceClient devices;
    private final CollectorSettings settings;

    CollectionTargetResource(Targets targets, Collector collector, DeviceClient devices, CollectorSettings settings) {
        this.targets = targets;
        this.collector = collector;
        this.devices = devices;
        this.settings = settings;
    }

    /** What is written of a target; {@code enabled} is true where it is left out. */
    public record TargetBody(
            @Nullable String productInstance,
            @Nullable String url,
            @Nullable String secretRef,
            @Nullable Boolean enabled,
            @Nullable Integer everyHours,
            @Nullable Boolean closeReports,
            @Nullable String virtualAccount) {}

    @GET
    @Operation(summary = "Devices whose reports are fetched, by id")
    public Page<TargetView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<Target> found = targets.list(Ids.smartAccount(smartAccount), Params.after(after), size + 1);
        return Page.of(found, size, target -> Params.cursor(target.id())).map(TargetView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A device whose reports are fetched, and what came of it last")
    public TargetView get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        return TargetView.of(targets.get(Ids.smartAccount(smartAccount), Ids.id("id", id)));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say where a device is asked, and how",
            description =
                    "secretRef names a user and a password that the operator keeps for the account. The device is only"
                            + " read from, unless closeReports says that its open reports are to be closed first.")
    public RestResponse<TargetView> put(
            @PathParam("smartAccount") String smartAccount, @PathParam("id") String id, @Nullable TargetBody body) {
        String account = Ids.smartAccount(smartAccount);
        Targets.Saved saved = targets.save(account, Ids.id("id", id), settings(Answers.body(body)));
        return Answers.written(TargetView.of(saved.target()), saved.created());
    }

    @POST
    @Path("/{id}/collections")
    @Operation(summary = "Ask the device now, and answer what came of it")
    public ResultView collect(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Target target = collector.collectNow(Ids.smartAccount(smartAccount), Ids.id("id", id));
        return Objects.requireNonNull(ResultView.of(target), "a target that was asked has a result");
    }

    private Target.Settings settings(TargetBody body) {
        Check check = new Check();
        String url = check.text("/url", body.url(), DeviceUrl.LONGEST);
        String fault = url.isEmpty() ? null : DeviceUrl.fault(url, settings.allowPlainHttp(), devices.forbidden());
        if (fault != null) {
            check.refuse("/url", "INVALID", fault);
        }
        String secretRef = check.text("/secretRef", body.secretRef(), LONGEST_ID);
        if (!secretRef.isEmpty() && !SecretFiles.isName(secretRef)) {
            check.refuse("/secretRef", "INVALID", "Letters, digits and . _ - only, a letter or digit first.");
        }
        Integer hours = body.everyHours();
        if (hours != null && (hours < 1 || hours > MOST_HOURS)) {
            check.refuse("/everyHours", "OUT_OF_RANGE", "Between 1 and " + MOST_HOURS + ".");
        }
        String virtualAccount = check.optionalText("/virtualAccount", body.virtualAccount(), LONGEST_ID);
        Udi productInstance = productInstance(check, body.productInstance());
        check.done();
        return new Target.Settings(
                productInstance,
                url,
                secretRef,
                body.enabled() == null || body.enabled(),
                hours,
                body.closeReports() != null && body.closeReports(),
                virtualAccount);
    }

    private static @Nullable Udi productInstance(Check check, @Nullable String text) {
        if (check.optionalText("/productInstance", text, LONGEST_UDI) == null || text == null) {
            return null;
        }
        Udi udi = Udi.parse(text).orElse(null);
        if (udi == null) {
            check.refuse("/productInstance", "INVALID", "A product instance is written pid:serial.");
        }
        return udi;
    }
}
