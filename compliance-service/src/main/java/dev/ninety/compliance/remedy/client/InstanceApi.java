package dev.ninety.compliance.remedy.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The doors of usage-service to what happens to product instances. */
@RegisterRestClient(configKey = "usage-service")
@Path("/v1/smart-accounts/{smartAccount}/product-instances/{productInstance}")
@Consumes(MediaType.APPLICATION_JSON)
public interface InstanceApi {

    @POST
    @Path("/merges")
    void merge(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            Merge body);

    @POST
    @Path("/decommission")
    void decommission(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            Decommission body);

    @POST
    @Path("/releases")
    void release(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            Release body);

    /** It is another instance under a second name. */
    record Merge(String into, Instant effectiveAt) {}

    /** It is out of service. */
    record Decommission(Instant effectiveAt, String reason) {}

    /** It no longer uses a licence. */
    record Release(String entitlementTag, Instant effectiveAt, String reason) {}
}
