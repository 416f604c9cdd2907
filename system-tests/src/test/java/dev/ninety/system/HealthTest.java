package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.suite.Await;
import dev.ninety.suite.EmbeddedDatabase;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.system.harness.Limits;
import dev.ninety.system.harness.RunningSuite;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RunningSuite(RunningSuite.Kind.REAL_TIME)
class HealthTest {

    private final Suite suite;
    private final EmbeddedDatabase database;

    HealthTest(Suite suite) {
        this.suite = suite;
        this.database = (EmbeddedDatabase) suite.database();
    }

    @AfterEach
    void leaveEverythingReady() {
        if (!database.isRunning()) {
            database.start();
        }
        for (Service service : Service.values()) {
            if (!suite.process(service).isAlive()) {
                suite.restart(service);
            }
            suite.process(service).awaitReady(Limits.WATCHDOG);
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyServiceAnswersItsProbesAndItsMetrics(Service service) {
        for (String probe : new String[] {"started", "live", "ready"}) {
            assertThat(suite.client(service)
                            .get("/q/health/" + probe)
                            .expect(200)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("UP");
        }
        assertThat(suite.client(service).get("/q/metrics").expect(200).text()).contains("jvm_memory_used_bytes");
    }

    @Test
    void readinessDoesNotDependOnOtherServices() {
        // Given
        for (Service service : List.of(Service.USAGE, Service.COMPLIANCE)) {
            assertThat(suite.client(service)
                            .get("/q/health/group/dependencies")
                            .expect(200)
                            .json()
                            .path("checks"))
                    .as("what %s depends on", service.module())
                    .hasSize(service.peers().size());
        }

        // When
        suite.process(Service.USAGE).stop();
        suite.process(Service.ENTITLEMENT).stop();

        // Then
        assertThat(status(Service.COMPLIANCE, "/q/health/ready")).isEqualTo(200);
        assertThat(status(Service.COMPLIANCE, "/q/health/live")).isEqualTo(200);
        Await.until(
                "the dependencies of compliance-service to be shown as down",
                Limits.WATCHDOG,
                () -> status(Service.COMPLIANCE, "/q/health/group/dependencies") == 503);

        // When
        suite.restart(Service.USAGE);

        // Then
        assertThat(status(Service.USAGE, "/q/health/ready")).isEqualTo(200);
        Await.until(
                "the dependencies of usage-service to be shown as down",
                Limits.WATCHDOG,
                () -> status(Service.USAGE, "/q/health/group/dependencies") == 503);
    }

    @Test
    void readinessFollowsTheServicesOwnDatabase() {
        // When
        database.stop();

        // Then
        for (Service service : Service.values()) {
            Await.until(
                    service.module() + " to be shown as not ready",
                    Limits.WATCHDOG,
                    () -> status(service, "/q/health/ready") == 503);
            assertThat(status(service, "/q/health/live")).isEqualTo(200);
        }

        // When
        database.start();

        // Then
        for (Service service : Service.values()) {
            Await.until(
                    service.module() + " to be ready again",
                    Limits.WATCHDOG,
                    () -> status(service, "/q/health/ready") == 200);
        }
    }

    private int status(Service service, String path) {
        return suite.client(service).get(path).status();
    }
}
