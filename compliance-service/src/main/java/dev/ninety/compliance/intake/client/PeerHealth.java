package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.intake.Source;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether the other services answer. Readiness does not depend on it: what was read before can be served. */
final class PeerHealth {

    private PeerHealth() {}

    private static HealthCheckResponse ask(Peer peer) {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named(peer.source().service());
        try {
            peer.heads(null, null, 1);
            response.up();
        } catch (PeerUnavailable unavailable) {
            response.down().withData("detail", unavailable.trouble().detail());
        }
        return response.withData("breaker", peer.breaker().name()).build();
    }

    @HealthGroup("dependencies")
    @ApplicationScoped
    static class Entitlement implements HealthCheck {
        private final Peers peers;

        Entitlement(Peers peers) {
            this.peers = peers;
        }

        @Override
        public HealthCheckResponse call() {
            return ask(peers.of(Source.ENTITLEMENT));
        }
    }

    @HealthGroup("dependencies")
    @ApplicationScoped
    static class Usage implements HealthCheck {
        private final Peers peers;

        Usage(Peers peers) {
            this.peers = peers;
        }

        @Override
        public HealthCheckResponse call() {
            return ask(peers.of(Source.USAGE));
        }
    }
}
