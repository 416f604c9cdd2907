package dev.ninety.usage.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.EntitlementStub;
import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.directory.store.KnownAccountStore;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What this service knows of accounts, and what it does while entitlement-service is away. */
@QuarkusTest
class DirectoryTest extends UsageServiceTest {

    @Inject
    Sql sql;

    @Inject
    Directory directory;

    @Inject
    KnownAccountStore store;

    @Inject
    CircuitBreakerMaintenance breakers;

    @AfterEach
    void bringEntitlementServiceBack() {
        EntitlementStub.server().resetMappings();
        breakers.resetAll();
    }

    private void takeEntitlementServiceAway() {
        EntitlementStub.server().resetMappings();
        EntitlementStub.server()
                .stubFor(WireMock.any(WireMock.anyUrl())
                        .willReturn(WireMock.aResponse().withStatus(503)));
    }

    @Test
    void whatIsKnownNeedsNobody() {
        send(Reports.report("C9300-24P:D1", DNA, 1).row(0, 10, 1).json()).statusCode(200);
        takeEntitlementServiceAway();
        clock.advance(Duration.ofHours(1));
        send(Reports.report("C9300-24P:D1", DNA, 2).row(10, 20, 2).json()).statusCode(200);
        assertThat(consumed("campus", DNA, 15)).isEqualTo(2);
    }

    @Test
    void anUnknownAccountThatCannotBeAskedForIsToBeTriedAgain() {
        takeEntitlementServiceAway();
        given().body("{}")
                .post(url("/rum-reports"))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("code", equalTo("UNAVAILABLE"));
    }

    @Test
    void readinessDoesNotDependOnIt() {
        takeEntitlementServiceAway();
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/group/dependencies").then().statusCode(503).body("status", equalTo("DOWN"));
    }

    @Test
    void whatWasLearntSurvivesARestart() {
        send(Reports.report("C9300-24P:D1", DNA, 1).row(0, 10, 1).json()).statusCode(200);
        long kept = sql.first(
                        "SELECT count(*) AS n FROM known_account WHERE smart_account = ? AND 'lab' = ANY (virtual_accounts)",
                        row -> row.number("n"),
                        account)
                .orElseThrow();
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void aVirtualAccountThatIsNewIsAskedForBeforeItIsRefused() {
        given().body(Reports.report("C9300-24P:D1", DNA, 1).row(0, 10, 1).json())
                .post(url("/rum-reports?virtualAccount=later"))
                .then()
                .statusCode(422);
        EntitlementStub.account(account, "campus", "branch", "lab", "later");
        given().body(Reports.report("C9300-24P:D1", DNA, 1).row(0, 10, 1).json())
                .post(url("/rum-reports?virtualAccount=later"))
                .then()
                .statusCode(200);
    }

    @Test
    void anotherReportingClassConcernsTheSeriesOfItsLicence() {
        send(Reports.report("C9300-24P:D1", DNA, 1).row(0, 10, 1).json()).statusCode(200);
        send(Reports.report("C9300-24P:D1", NETWORK, 2).row(0, 10, 1).json()).statusCode(200);
        String edit = EntitlementStub.edit("2026-06-01T01:00:00Z", NETWORK, "PERPETUAL", "EXPORT_CONTROLLED");
        EntitlementStub.account(account, List.of("campus", "branch", "lab"), List.of(edit));
        clock.advance(Duration.ofHours(2));
        KnownAccount known = directory.account(account);

        assertThat(known.classes().of(NETWORK, clock.instant())).isEqualTo(ReportingClass.EXPORT);
        assertThat(known.classes().of(DNA, clock.instant())).isEqualTo(ReportingClass.SUBSCRIPTION);
        assertThat(known.unmapped()).containsExactly("lab");
        assertThat(store.find(account)).contains(known);
        assertThat(sql.list("""
                        SELECT s.entitlement_tag FROM obligation_stale o JOIN series s USING (smart_account, series_id)
                        WHERE o.smart_account = ? AND o.recorded_at = ?
                        """, row -> row.text("entitlement_tag"), account, clock.instant()))
                .containsExactly(NETWORK);
    }

    @Test
    void anAccountWithoutVirtualAccountTakesNoInstance() {
        EntitlementStub.account("bare.example.com");
        given().body(Reports.report("C9300-24P:D1", DNA, 1).row(0, 10, 1).json())
                .post("/v1/smart-accounts/bare.example.com/rum-reports")
                .then()
                .statusCode(422)
                .body("code", equalTo("NO_VIRTUAL_ACCOUNT"));
    }
}
