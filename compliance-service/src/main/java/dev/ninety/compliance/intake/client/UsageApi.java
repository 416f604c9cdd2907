package dev.ninety.compliance.intake.client;

import dev.ninety.kit.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The doors of usage-service that this service knocks at. */
@RegisterRestClient(configKey = "usage-service")
@Path("/v1")
public interface UsageApi extends LedgerFeed {

    @GET
    @Path("/smart-accounts/{smartAccount}/never-reported")
    Page<NeverReportedCount> neverReported(@PathParam("smartAccount") String smartAccount);

    /** How many instances of a Virtual Account never reported. */
    record NeverReportedCount(String virtualAccount, long count) {}
}
