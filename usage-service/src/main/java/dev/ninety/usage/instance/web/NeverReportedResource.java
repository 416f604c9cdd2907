package dev.ninety.usage.instance.web;

import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.usage.instance.app.ProductInstances;
import dev.ninety.usage.instance.store.InstanceStore.NeverReported;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much of the estate is silent: what is not heard of is not known to be compliant. */
@Path("/v1/smart-accounts/{smartAccount}/never-reported")
@Tag(name = "Product instances")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NeverReportedResource {

    private final ProductInstances instances;

    public NeverReportedResource(ProductInstances instances) {
        this.instances = instances;
    }

    @GET
    @Operation(
            summary = "How many active product instances have never reported, by the Virtual Account they are in now",
            description = "Virtual Accounts without any are left out; always a single page.")
    public Page<NeverReported> list(@PathParam("smartAccount") String smartAccount) {
        return Page.whole(instances.neverReported(Ids.smartAccount(smartAccount)));
    }
}
