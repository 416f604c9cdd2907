package dev.ninety.usage.directory.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The door of entitlement-service that this service knocks at. */
@RegisterRestClient(configKey = "entitlement-service")
@Path("/v1")
public interface EntitlementApi {

    @GET
    @Path("/smart-accounts/{smartAccount}/directory")
    Response directory(
            @PathParam("smartAccount") String smartAccount,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String etag);

    @GET
    @Path("/ledgers")
    Response ledgers(@QueryParam("limit") int limit);
}
