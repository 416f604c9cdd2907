package dev.ninety.usage.obligation.client;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The door of entitlement-service that tells when terms end. */
@RegisterRestClient(configKey = "entitlement-service")
@Path("/v1/smart-accounts/{smartAccount}/term-ends")
interface TermEndApi {

    /** A page of the answer. */
    @RegisterForReflection
    record Answer(List<Item> items, @Nullable String next) {}

    /** Units that end. */
    @RegisterForReflection
    record Item(String virtualAccount, String entitlementTag, Instant endsAt) {}

    @GET
    Answer termEnds(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("from") String from,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);
}
