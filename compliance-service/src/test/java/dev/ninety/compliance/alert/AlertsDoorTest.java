package dev.ninety.compliance.alert;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands and should be acted on. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class AlertsDoorTest {

    private static final String TAG = "regid.2026-01.com.example.alerted,1.0_a";
    private static final String ALERTS = "/v1/smart-accounts/{sa}/alerts";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private ValidatableResponse alerts(String account) {
        return given().get(ALERTS, account).then().statusCode(200);
    }

    @Test
    void eachKindStandsUnderItsName() {
        String account = "alerts-kinds.example.com";
        StubAccount stub = peers.account(account)
                .uses("campus", TAG, "2026-02-01T00:00:00Z", 8)
                .grants("sub-1", "lab", TAG, 5, "2026-01-01T00:00:00Z", "2026-05-30T00:00:00Z")
                .grants("sub-2", "branch", TAG, 3, "2025-01-01T00:00:00Z", "2026-02-20T00:00:00Z");
        stub.heard()
                .finding("SYNC_OVERDUE", "sync-1", null, "campus", null, null)
                .finding("STALE_INSTANCE", "stale-1", "C9300:FOC1", "campus", TAG, 2L)
                .finding("STALE_INSTANCE", "stale-2", "C9300:FOC1", "campus", "regid.2026-01.com.example.b,1.0_b", 3L)
                .standing("campus", 10, 20, 4, 0, 0);
        evaluate(account);
        alerts(account)
                .body(
                        "items.vendorName",
                        contains(
                                "Licenses Expired",
                                "Insufficient Licenses",
                                "Synchronization Overdue",
                                "Licenses Expiring",
                                "Product Instance Failed to Connect",
                                null))
                .body("items.severity", contains("MAJOR", "MAJOR", "MAJOR", "MINOR", "MINOR", "MINOR"))
                .body(
                        "items.actionDue",
                        contains(
                                "2026-02-20T00:00:00Z",
                                "2026-05-02T00:00:00Z",
                                null,
                                "2026-05-30T00:00:00Z",
                                null,
                                null))
                .body("items[1].units", equalTo(8))
                .body("items[1].since", equalTo("2026-02-01T00:00:00Z"))
                .body("items[1].source.entitlementTag", equalTo(TAG))
                .body("items[4].units", equalTo(5))
                .body("items[4].source.productInstance", equalTo("C9300:FOC1"))
                .body("items[4].source.entitlementTag", nullValue())
                .body("items[4].evidence.service", equalTo("usage-service"))
                .body("items[5].name", equalTo("REPORTS_OVERDUE"));
        given().get(alerts(account).extract().<String>path("items[1].evidence.path"))
                .then()
                .statusCode(200)
                .body("shortBy", equalTo(8));
    }

    @Test
    void whatIsOverStandsNoMore() {
        String account = "alerts-over.example.com";
        StubAccount stub = peers.account(account)
                .uses("campus", TAG, "2026-02-01T00:00:00Z", 8)
                .grants("sub-2", "branch", TAG, 3, "2025-01-01T00:00:00Z", "2026-01-30T00:00:00Z");
        stub.heard().finding("STALE_INSTANCE", "stale-1", "C9300:FOC1", "campus", TAG, 2L, false);
        evaluate(account);
        alerts(account).body("items.name", contains("INSUFFICIENT_LICENSES"));
        stub.owns("campus", TAG, "2026-03-01T00:00:00Z", 8);
        evaluate(account);
        alerts(account).body("items", empty());
    }

    @Test
    void theyAreReadPageByPageAndChosen() {
        String account = "alerts-pages.example.com";
        StubAccount stub = peers.account(account);
        for (int i = 0; i < 4; i++) {
            stub.uses("va-" + i, TAG, "2026-02-0" + (4 - i) + "T00:00:00Z", 1);
        }
        stub.heard().standing("va-0", 1, 1, 1, 0, 0).standing("va-1", 1, 1, 1, 0, 0);
        evaluate(account);
        List<String> all = alerts(account).extract().jsonPath().getList("items.id");
        assertThat(all).hasSize(6);
        List<String> paged = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page = given().queryParam("limit", 1)
                    .queryParam("after", next)
                    .get(ALERTS, account)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
            paged.addAll(page.extract().jsonPath().getList("items.id"));
            next = page.extract().path("next");
        } while (next != null);
        assertThat(paged).isEqualTo(all);
        given().queryParam("virtualAccount", "va-3")
                .get(ALERTS, account)
                .then()
                .body("items.source.virtualAccount", contains("va-3"));
        given().queryParam("severity", "MINOR")
                .get(ALERTS, account)
                .then()
                .body("items.name", contains("REPORTS_OVERDUE", "REPORTS_OVERDUE"));
        given().queryParam("severity", "GRAVE").get(ALERTS, account).then().statusCode(400);
        given().queryParam("after", "x").get(ALERTS, account).then().statusCode(400);
        given().get(ALERTS, "alerts-nobody.example.com").then().statusCode(404);
    }
}
