package dev.ninety.compliance.alert;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.alert.app.Watch;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time brings: reminders of cases, and terms that end. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class WatchTest {

    private static final String TAG = "regid.2026-01.com.example.watched,1.0_a";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Watch watch;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private List<String> told(String account, String type) {
        List<Map<String, Object>> items = given().queryParam("limit", 1000)
                .get("/v1/smart-accounts/{sa}/events", account)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        return items.stream()
                .filter(event -> ((String) event.get("type")).startsWith("dev.ninety." + type))
                .map(event -> event.get("at") + " " + ((Map<?, ?>) event.get("data")).get("daysLeft"))
                .toList();
    }

    private void lookAt(String... moments) {
        for (String moment : moments) {
            clock.set(moment);
            watch.tellDue();
        }
    }

    @Test
    void aCaseIsToldOfAgainAsItsGraceRunsOut() {
        String account = "watch-grace.example.com";
        peers.account(account).uses("campus", TAG, "2026-03-01T00:00:00Z", 1);
        evaluate(account);
        lookAt("2026-03-01T00:00:00Z", "2026-03-30T23:59:59Z");
        assertThat(told(account, "case.reminder")).isEmpty();
        lookAt("2026-03-31T00:00:00Z", "2026-03-31T00:00:00Z", "2026-04-15T00:00:00Z");
        assertThat(told(account, "case.reminder")).containsExactly("2026-03-31T00:00:00Z 60");
        lookAt("2026-05-30T00:00:00Z", "2026-07-01T00:00:00Z");
        assertThat(told(account, "case.reminder"))
                .as("what was missed meanwhile is told with its own date")
                .containsExactly(
                        "2026-03-31T00:00:00Z 60",
                        "2026-04-30T00:00:00Z 30",
                        "2026-05-16T00:00:00Z 14",
                        "2026-05-23T00:00:00Z 7",
                        "2026-05-27T00:00:00Z 3",
                        "2026-05-29T00:00:00Z 1",
                        "2026-05-30T00:00:00Z 0");
    }

    @Test
    void aShortageThatIsLearntOfLateIsToldOfOnce() {
        String account = "watch-late.example.com";
        peers.account(account).uses("campus", TAG, "2025-12-20T00:00:00Z", 1);
        evaluate(account);
        lookAt("2026-03-01T00:00:00Z");
        assertThat(told(account, "case.reminder")).containsExactly("2026-02-18T00:00:00Z 30");
    }

    @Test
    void aCaseThatEndedIsToldOfNoMore() {
        String account = "watch-ended.example.com";
        StubAccount stub = peers.account(account).uses("campus", TAG, "2026-03-01T00:00:00Z", 1);
        evaluate(account);
        lookAt("2026-03-31T00:00:00Z");
        stub.owns("campus", TAG, "2026-04-15T00:00:00Z", 1);
        evaluate(account);
        lookAt("2026-06-15T00:00:00Z");
        assertThat(told(account, "case.reminder")).containsExactly("2026-03-31T00:00:00Z 60");
    }

    @Test
    void datesThatMoveAreCountedDownAnewAndTheSameOnesAreNot() {
        String account = "watch-moved.example.com";
        StubAccount stub = peers.account(account).uses("campus", TAG, "2026-03-01T00:00:00Z", 1);
        evaluate(account);
        lookAt("2026-03-31T00:00:00Z");
        given().contentType("application/json")
                .header("If-Match", "\"" + cases(account).getFirst().get("version") + "\"")
                .body("{\"owner\":\"lic@example.com\"}")
                .patch(
                        "/v1/smart-accounts/{sa}/cases/{id}",
                        account,
                        cases(account).getFirst().get("id"))
                .then()
                .statusCode(200);
        lookAt("2026-04-01T00:00:00Z");
        assertThat(told(account, "case.reminder")).containsExactly("2026-03-31T00:00:00Z 60");

        stub.uses("campus", TAG, "2026-01-20T00:00:00Z", 1);
        evaluate(account);
        lookAt("2026-04-01T00:00:00Z");
        assertThat(told(account, "case.reminder"))
                .as("the deadline is 2026-04-20 as it turns out: of what had passed, the latest")
                .containsExactly("2026-03-31T00:00:00Z 60", "2026-03-21T00:00:00Z 30");
    }

    @Test
    void termsAreToldOfAheadAndWhenTheyHaveEnded() {
        String account = "watch-terms.example.com";
        peers.account(account)
                .grants("sub-1", "campus", TAG, 5, "2026-01-01T00:00:00Z", "2026-06-30T00:00:00Z")
                .grants("sub-2", "lab", TAG, 2, "2026-01-01T00:00:00Z", "2026-06-30T00:00:00Z")
                .grants("sub-3", "lab", TAG, 2, "2026-06-30T00:00:00Z", "2027-06-30T00:00:00Z")
                .grants("sub-4", "branch", TAG, 2, "2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z");
        evaluate(account);
        lookAt("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
        assertThat(told(account, "licenses.expiring")).containsExactly("2026-04-01T00:00:00Z 90");
        lookAt("2026-06-28T00:00:00Z", "2026-06-30T00:00:00Z", "2026-07-30T00:00:00Z");
        assertThat(told(account, "licenses.expiring"))
                .containsExactly(
                        "2026-04-01T00:00:00Z 90",
                        "2026-05-01T00:00:00Z 60",
                        "2026-05-31T00:00:00Z 30",
                        "2026-06-16T00:00:00Z 14",
                        "2026-06-23T00:00:00Z 7",
                        "2026-06-27T00:00:00Z 3",
                        "2026-06-29T00:00:00Z 1");
        assertThat(told(account, "licenses.expired"))
                .as("only what nothing follows, and no old news")
                .containsExactly("2026-06-30T00:00:00Z 0");
    }

    @Test
    void aReturnIsNoTermThatEnds() {
        String account = "watch-return.example.com";
        peers.account(account)
                .grants("order-1", "campus", TAG, 5, "2026-01-01T00:00:00Z", null)
                .returns("order-1", "campus", TAG, 2, "2026-04-01T00:00:00Z");
        evaluate(account);
        lookAt("2026-03-20T00:00:00Z", "2026-04-02T00:00:00Z");
        assertThat(told(account, "licenses")).isEmpty();
    }

    @Test
    void whatUsageServiceTellsIsToldOnce() {
        String account = "watch-usage.example.com";
        StubAccount stub = peers.account(account);
        stub.heard()
                .finding("SYNC_OVERDUE", "sync-1", null, "campus", null, null)
                .finding("STALE_INSTANCE", "stale-1", "C9300:FOC1", "campus", TAG, 2L)
                .event("REPORT_DUE_SOON", "2026-02-01T00:00:00Z", "C9300:FOC2", TAG, "2026-03-01T00:00:00Z")
                .event("REPORT_OVERDUE", "2026-03-01T00:00:00Z", "C9300:FOC2", TAG, "2026-03-01T00:00:00Z")
                .event("REPORT_OVERDUE", "2026-03-01T00:00:00Z", "C9300:FOC3", TAG, "2026-03-01T00:00:00Z");
        evaluate(account);
        evaluate(account);
        assertThat(told(account, "synchronization.overdue")).hasSize(1);
        assertThat(told(account, "product-instance.failed-to-connect")).hasSize(1);
        assertThat(told(account, "report.due-soon")).containsExactly("2026-02-01T00:00:00Z null");
        assertThat(told(account, "report.overdue")).hasSize(2);

        stub.heard().cleared("stale-1");
        clock.set("2026-03-02T00:00:00Z");
        evaluate(account);
        stub.heard().finding("STALE_INSTANCE", "stale-1", "C9300:FOC1", "campus", TAG, 2L);
        clock.set("2026-03-03T00:00:00Z");
        evaluate(account);
        assertThat(told(account, "product-instance.failed-to-connect"))
                .as("it connected, and failed again")
                .containsExactly("2026-03-01T00:00:00Z null", "2026-03-03T00:00:00Z null");
    }
}
