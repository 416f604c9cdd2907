package dev.ninety.compliance.remedy.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The door of entitlement-service to transfers. */
@RegisterRestClient(configKey = "entitlement-service")
@Path("/v1/smart-accounts/{smartAccount}/transfers")
public interface TransferApi {

    @PUT
    @Path("/{transfer}")
    @Consumes(MediaType.APPLICATION_JSON)
    void put(@PathParam("smartAccount") String smartAccount, @PathParam("transfer") String transfer, Transfer body);

    /** Units that go from one Virtual Account to another. */
    record Transfer(String from, String to, String entitlementTag, long quantity, Instant effectiveAt, String reason) {}
}
