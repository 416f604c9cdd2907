package dev.ninety.compliance.alert;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

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

/** What becomes of cases is announced, with the date at which it came true. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class CaseEventsDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private static List<Map<String, Object>> events(String account) {
        return given().get("/v1/smart-accounts/{sa}/events", account)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** Only what happens to cases; what time alone brings has tests of its own. */
    private static List<String> told(String account) {
        return events(account).stream()
                .filter(event -> !event.get("type").equals("dev.ninety.case.reminder"))
                .map(event -> event.get("type") + " " + event.get("at"))
                .toList();
    }

    @Test
    void aCaseIsToldFromItsOpeningToItsEnd() {
        String account = "story.events.example.com";
        StubAccount stub = peers.account(account).uses("campus", TAG, "2026-02-01T00:00:00Z", 8);
        evaluate(account);
        evaluate(account);
        assertThat(told(account)).containsExactly("dev.ninety.case.opened 2026-02-01T00:00:00Z");
        clock.set("2026-06-01T00:00:00Z");
        evaluate(account);
        stub.owns("campus", TAG, "2026-06-01T00:00:00Z", 8);
        evaluate(account);
        assertThat(told(account))
                .containsExactly(
                        "dev.ninety.case.opened 2026-02-01T00:00:00Z",
                        "dev.ninety.case.enforced 2026-05-02T00:00:00Z",
                        "dev.ninety.case.resolved 2026-06-01T00:00:00Z");
        String id = (String) cases(account).getFirst().get("id");
        given().get("/v1/smart-accounts/{sa}/events", account)
                .then()
                .body("items[0].sequence", equalTo(1))
                .body("items[0].subject", equalTo("cases/" + id))
                .body("items[0].recordedAt", equalTo("2026-03-01T00:00:00Z"))
                .body("items[0].virtualAccount", equalTo("campus"))
                .body("items[0].data.case", equalTo(id))
                .body("items[0].data.state", equalTo("GRACE"))
                .body("items[0].data.peak", equalTo(8))
                .body("items[0].data.deadline", equalTo("2026-05-02T00:00:00Z"));
    }

    @Test
    void whoCaresForItIsToldAndNotesAreNot() {
        String account = "owner.events.example.com";
        peers.account(account).uses("campus", TAG, "2026-02-01T00:00:00Z", 8);
        evaluate(account);
        Object id = cases(account).getFirst().get("id");
        given().contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"owner\":\"lic@example.com\",\"note\":\"asked\"}")
                .patch("/v1/smart-accounts/{sa}/cases/{id}", account, id)
                .then()
                .statusCode(200);
        assertThat(told(account))
                .containsExactly(
                        "dev.ninety.case.opened 2026-02-01T00:00:00Z", "dev.ninety.case.assigned 2026-03-01T00:00:00Z");
        given().get("/v1/smart-accounts/{sa}/events", account)
                .then()
                .body("items.findAll { it.type == 'dev.ninety.case.assigned' }.owner", contains("lic@example.com"))
                .body("items.findAll { it.type == 'dev.ninety.case.assigned' }.data.who", contains("anonymous"));
    }

    @Test
    void whatNeverWasIsToldToo() {
        String account = "voided.events.example.com";
        StubAccount stub = peers.account(account).uses("campus", TAG, "2026-02-01T00:00:00Z", 8);
        evaluate(account);
        stub.owns("campus", TAG, "2026-01-01T00:00:00Z", 8);
        clock.set("2026-03-02T00:00:00Z");
        evaluate(account);
        assertThat(told(account))
                .containsExactly(
                        "dev.ninety.case.opened 2026-02-01T00:00:00Z", "dev.ninety.case.voided 2026-03-02T00:00:00Z");
    }

    @Test
    void theyAreReadPageByPage() {
        String account = "pages.events.example.com";
        StubAccount stub = peers.account(account);
        for (int i = 0; i < 5; i++) {
            stub.uses("va-" + i, TAG, "2026-02-01T00:00:00Z", 1);
        }
        evaluate(account);
        String path = "/v1/smart-accounts/" + account + "/events";
        given().get(path + "?limit=2")
                .then()
                .body("items.sequence", contains(1, 2))
                .body("next", equalTo("2"));
        given().get(path + "?after=4&limit=2").then().body("items.sequence[0]", equalTo(5));
        given().get(path + "?after=soon").then().statusCode(400).body("errors.parameter", contains("after"));
        given().get("/v1/smart-accounts/nobody.events.example.com/events")
                .then()
                .statusCode(404);
    }
}
