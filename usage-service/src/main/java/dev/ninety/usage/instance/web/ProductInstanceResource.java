package dev.ninety.usage.instance.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.instance.HaMember;
import dev.ninety.usage.instance.ProductInstance;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.app.ProductInstances;
import dev.ninety.usage.instance.store.ProductInstanceRepository.Filter;
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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The inventory of product instances. */
@Path("/v1/smart-accounts/{smartAccount}/product-instances")
@Tag(name = "Product instances")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProductInstanceResource {

    private static final int LONGEST_NAME = 255;

    private final ProductInstances instances;

    public ProductInstanceResource(ProductInstances instances) {
        this.instances = instances;
    }

    /** What is written of a product instance. */
    public record ProductInstanceBody(
            @Nullable String hostname,
            @Nullable String virtualAccount,
            @Nullable List<@Nullable HaMemberBody> haMembers) {}

    /** A member of the HA set or stack as it is written. */
    public record HaMemberBody(
            @Nullable String pid,
            @Nullable String serial,
            @Nullable String role) {}

    /** A product instance as it is read; {@code virtualAccount} is where it is now. */
    public record ProductInstanceView(
            String productInstance,
            String pid,
            String serial,
            @Nullable String hostname,
            String virtualAccount,
            String firstVirtualAccount,
            String state,
            boolean firstSighted,
            @Nullable Instant firstReportAt,
            List<HaMember> haMembers) {

        static ProductInstanceView of(ProductInstance instance) {
            return new ProductInstanceView(
                    instance.udi().toString(),
                    instance.udi().pid(),
                    instance.udi().serial(),
                    instance.hostname(),
                    instance.virtualAccount(),
                    instance.firstVirtualAccount(),
                    instance.active() ? "ACTIVE" : "DECOMMISSIONED",
                    instance.firstSighted(),
                    instance.firstReportAt(),
                    instance.haMembers());
        }
    }

    @GET
    @Operation(summary = "Product instances by pid and serial number")
    public Page<ProductInstanceView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("serial") @Nullable String serial,
            @QueryParam("hostname") @Nullable String hostname,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("reported") @Nullable String reported,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<String> key = Params.after(after, 2);
        List<ProductInstance> found = instances.list(
                Ids.smartAccount(smartAccount),
                new Filter(
                        Params.text("serial", serial),
                        Params.text("hostname", hostname),
                        Params.text("virtualAccount", virtualAccount),
                        reported(reported)),
                key == null ? null : new Udi(key.get(0), key.get(1)),
                size + 1);
        return Page.of(
                        found,
                        size,
                        instance -> Params.cursor(
                                instance.udi().pid(), instance.udi().serial()))
                .map(ProductInstanceView::of);
    }

    @GET
    @Path("/{productInstance}")
    @Operation(summary = "One product instance")
    public ProductInstanceView get(
            @PathParam("smartAccount") String smartAccount, @PathParam("productInstance") String productInstance) {
        return ProductInstanceView.of(
                instances.get(Ids.smartAccount(smartAccount), Udi.ofParameter("productInstance", productInstance)));
    }

    @PUT
    @Path("/{productInstance}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Name a product instance and say where it started",
            description = "The first Virtual Account holds for all earlier time; later ones are moves.")
    public RestResponse<ProductInstanceView> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @Nullable ProductInstanceBody body) {
        String account = Ids.smartAccount(smartAccount);
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        Check check = new Check();
        ProductInstanceBody given = check.present("", body, new ProductInstanceBody(null, null, null));
        check.optionalText("/hostname", given.hostname(), LONGEST_NAME);
        List<HaMember> members = members(check, given.haMembers() == null ? List.of() : given.haMembers());
        check.done();
        ProductInstances.Saved saved = instances.save(account, udi, given.hostname(), given.virtualAccount(), members);
        return Answers.written(ProductInstanceView.of(saved.instance()), saved.created());
    }

    private static @Nullable Boolean reported(@Nullable String value) {
        return switch (value) {
            case null -> null;
            case "yes" -> true;
            case "never" -> false;
            default -> throw Problem.badParameter("reported", "One of yes, never.");
        };
    }

    private static List<HaMember> members(Check check, List<@Nullable HaMemberBody> bodies) {
        List<HaMember> members = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            String pointer = "/haMembers/" + i;
            HaMemberBody body = check.present(pointer, bodies.get(i), new HaMemberBody("", "", null));
            String pid = check.text(pointer + "/pid", body.pid(), Udi.LONGEST_PART);
            String serial = check.text(pointer + "/serial", body.serial(), Udi.LONGEST_PART);
            members.add(
                    new HaMember(pid, serial, check.optionalText(pointer + "/role", body.role(), Udi.LONGEST_PART)));
        }
        return members;
    }
}
