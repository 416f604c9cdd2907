package dev.ninety.usage.directory.client;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Whether entitlement-service answers. Readiness does not depend on it: what is known needs nobody. */
@HealthGroup("dependencies")
@ApplicationScoped
class EntitlementHealth implements HealthCheck {

    private final EntitlementApi api;

    EntitlementHealth(@RestClient EntitlementApi api) {
        this.api = api;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("entitlement-service");
        try (Response response = api.ledgers(1)) {
            return answer.up().build();
        } catch (ProcessingException | WebApplicationException away) {
            return answer.down()
                    .withData("detail", String.valueOf(away.getMessage()))
                    .build();
        }
    }
}
