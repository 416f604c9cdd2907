package dev.ninety.compliance.intake;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.compliance.intake.app.IntakePoll;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that does not answer: tried again, then left alone, and shown where an operator looks. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class PeerTest {

    @Inject
    StubPeers stubs;

    @Inject
    Peers peers;

    @Inject
    IntakePoll poll;

    @Inject
    TestClock clock;

    @BeforeEach
    @AfterEach
    void healthyPeers() {
        stubs.heal();
    }

    @Test
    void aReadThatFailsIsTriedAgain() {
        stubs.kill(Source.USAGE);
        stubs.requests();
        assertThatThrownBy(() -> peers.of(Source.USAGE).heads(null, null, 1)).isInstanceOf(PeerUnavailable.class);
        assertThat(stubs.requests()).as("once, and two more times").hasSize(3);
    }

    @Test
    void whatDoesNotExistIsAnAnswerAndNothingToTryAgain() {
        stubs.requests();
        for (int i = 0; i < 10; i++) {
            assertThat(peers.of(Source.USAGE).entries("nobody.example.com", 0, 10))
                    .isEmpty();
        }
        assertThat(stubs.requests()).hasSize(10);
        assertThat(peers.of(Source.USAGE).breaker()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void aServiceThatKeepsFailingIsLeftAlone() {
        stubs.kill(Source.USAGE);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> peers.of(Source.USAGE).heads(null, null, 1))
                    .isInstanceOf(PeerUnavailable.class);
        }
        assertThat(peers.of(Source.USAGE).breaker()).isEqualTo(CircuitBreakerState.OPEN);
        assertThat(peers.of(Source.ENTITLEMENT).breaker()).isEqualTo(CircuitBreakerState.CLOSED);
        stubs.requests();
        assertThatThrownBy(() -> peers.of(Source.USAGE).entries("a.example.com", 0, 1))
                .as("every question to it goes through the same breaker")
                .isInstanceOf(PeerUnavailable.class);
        assertThat(stubs.requests()).isEmpty();
    }

    @Test
    void aDeadPeerIsSeenAmongTheDependenciesAndReadinessStaysUp() {
        given().get("/q/health/group/dependencies").then().statusCode(200).body("status", equalTo("UP"));
        stubs.kill(Source.USAGE);
        given().get("/q/health/group/dependencies")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'usage-service' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'entitlement-service' }.status", equalTo("UP"));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
    }

    @Test
    void aSilentSourceDoesNotKeepTheOtherFromBeingRead() {
        clock.set("2026-03-01T00:00:00Z");
        stubs.kill(Source.ENTITLEMENT);
        poll.poll(true);
        assertThat(poll.lastRead(Source.USAGE)).isEqualTo("2026-03-01T00:00:00Z");
        stubs.heal();
        clock.set("2026-03-01T00:01:00Z");
        poll.poll(true);
        assertThat(poll.lastRead(Source.ENTITLEMENT)).isEqualTo("2026-03-01T00:01:00Z");
    }

    @Test
    void figuresAreThereForMonitoring() {
        clock.set("2026-03-01T00:00:00Z");
        stubs.account("figures.example.com").uses("va", "tag", "2026-02-01T00:00:00Z", 1);
        evaluate("figures.example.com");
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("ninety_cases{state=\"GRACE\"}"))
                .body(containsString("ninety_grace_days_left_min"))
                .body(containsString("ninety_intake_lag_seconds{source=\"usage-service\"}"));
    }
}
