package dev.ninety.usage.directory.client;

import dev.ninety.usage.directory.KnownAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks entitlement-service for an account's directory; once more when that fails, and not at all while it is down. */
@ApplicationScoped
public class EntitlementService {

    /** What entitlement-service says of an account. */
    public sealed interface Answer {}

    /** The account, as it is now. */
    public record Known(KnownAccount account) implements Answer {}

    /** Nothing changed since the version that was named. */
    public record Unchanged() implements Answer {}

    /** There is no such account. */
    public record NoSuchAccount() implements Answer {}

    private final EntitlementApi api;

    EntitlementService(@RestClient EntitlementApi api) {
        this.api = api;
    }

    /**
     * @param etag of the version that is known; null to be told in any case
     * @throws RuntimeException where entitlement-service cannot be asked now
     */
    @Retry(maxRetries = 1, delay = 100, delayUnit = ChronoUnit.MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 6, failureRatio = 0.5, delay = 2, delayUnit = ChronoUnit.SECONDS)
    public Answer directory(String smartAccount, @Nullable String etag) {
        try (Response response = api.directory(smartAccount, etag)) {
            if (response.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()) {
                return new Unchanged();
            }
            String version = response.getHeaderString(HttpHeaders.ETAG);
            return new Known(response.readEntity(DirectoryAnswer.class).known(version == null ? "" : version));
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
                return new NoSuchAccount();
            }
            throw refused;
        }
    }
}
